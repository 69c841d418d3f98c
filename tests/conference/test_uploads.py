"""Files that people choose: what is kept, what is refused, and that the refusal says why."""

import io
import struct
import zipfile
import zlib

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from PIL import Image

from conference import uploads
from conference.forms.uploads import DocumentFileField, PictureField


def upload(content: bytes, name: str = "file.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def picture(size: tuple[int, int] = (60, 30), kind: str = "JPEG", mode: str = "RGB", **options: object) -> bytes:
    made = io.BytesIO()
    Image.new(mode, size, options.pop("color", None) or 0).save(made, kind, **options)  # type: ignore[arg-type]
    return made.getvalue()


def png_claiming(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose header promises a huge picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    )


def opened(file: ContentFile) -> Image.Image:
    return Image.open(io.BytesIO(file.read()))


class TestPictures:
    @pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
    def test_a_picture_becomes_a_fresh_jpeg(self, kind: str) -> None:
        made = uploads.clean_picture(upload(picture(kind=kind)))
        assert (opened(made).format, made.name) == ("JPEG", "picture.jpg")

    def test_place_camera_and_comment_stay_behind(self) -> None:
        exif = Image.Exif()
        exif[271] = "Camera maker"
        exif.get_ifd(0x8825)[1] = "N"
        made = uploads.clean_picture(upload(picture(exif=exif, comment=b"secret")))
        content = made.read()
        assert not Image.open(io.BytesIO(content)).getexif()
        assert b"secret" not in content
        assert b"Camera" not in content

    def test_a_picture_taken_sideways_stands_upright(self) -> None:
        exif = Image.Exif()
        exif[274] = 6
        assert opened(uploads.clean_picture(upload(picture((60, 30), exif=exif)))).size == (30, 60)

    def test_a_large_picture_is_made_smaller(self) -> None:
        assert opened(uploads.clean_picture(upload(picture((4800, 1200))))).size == (2400, 600)

    def test_what_is_transparent_becomes_paper(self) -> None:
        made = opened(uploads.clean_picture(upload(picture(kind="PNG", mode="RGBA", color=(0, 0, 0, 0)))))
        red, green, blue = made.getpixel((5, 5))  # type: ignore[misc]
        assert min(red, green, blue) > 240

    @pytest.mark.parametrize("mode", ["L", "P", "CMYK", "1"])
    def test_every_colour_mode_is_understood(self, mode: str) -> None:
        kind = "JPEG" if mode == "CMYK" else "PNG"
        assert opened(uploads.clean_picture(upload(picture(kind=kind, mode=mode)))).mode == "RGB"

    def test_an_animation_gives_its_first_frame(self) -> None:
        made = io.BytesIO()
        frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
        frames[0].save(made, "GIF", save_all=True, append_images=frames[1:])
        red, _green, blue = opened(uploads.clean_picture(upload(made.getvalue()))).getpixel((9, 9))  # type: ignore[misc]
        assert red > 200
        assert blue < 60

    @pytest.mark.parametrize("size", [(50_000, 50_000), (12_000, 12_000), (10_001, 10), (8_000, 5_001)])
    def test_a_picture_of_too_many_pixels_is_refused_by_its_header(self, size: tuple[int, int]) -> None:
        with translation.override("vi"), pytest.raises(ValidationError, match="40 megapixel"):
            uploads.clean_picture(upload(png_claiming(*size)))

    @pytest.mark.parametrize(
        "content",
        [
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            b"%PDF-1.7",
            b"\0\0\0\0",
            png_claiming(100, 100),
            picture((200, 200))[:300],
            picture(kind="BMP"),
        ],
    )
    def test_what_is_no_readable_picture_is_refused(self, content: bytes) -> None:
        with translation.override("vi"), pytest.raises(ValidationError, match="không phải là ảnh"):
            uploads.clean_picture(upload(content))

    def test_a_heavy_file_is_refused_before_it_is_opened(self) -> None:
        heavy = upload(b"x")
        heavy.size = uploads.MAX_BYTES + 1
        with pytest.raises(ValidationError, match="20 MB"):
            uploads.clean_picture(heavy)


def pdf(change: object = None, **save: object) -> bytes:
    made, document = io.BytesIO(), pikepdf.new()
    document.add_blank_page()
    if callable(change):
        change(document)
    document.save(made, **save)  # type: ignore[arg-type]
    return made.getvalue()


def _open_action(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def _launch(document: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe")
    link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action)
    document.pages[0].Annots = pikepdf.Array([link])


def _named_script(document: pikepdf.Pdf) -> None:
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=document.make_stream(b"app.alert(1)"))
    document.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=["a", script]))


def _attachment(document: pikepdf.Pdf) -> None:
    document.attachments["virus.exe"] = b"MZ"


class TestPdf:
    def test_a_plain_pdf_stays_as_it_is(self) -> None:
        content = pdf()
        assert uploads.clean_pdf(upload(content, "plan.pdf")).read() == content

    def test_a_pdf_that_opens_at_its_first_page_is_fine(self) -> None:
        def at_first_page(document: pikepdf.Pdf) -> None:
            document.Root.OpenAction = pikepdf.Array([document.pages[0].obj, pikepdf.Name.Fit])

        assert uploads.clean_pdf(upload(pdf(at_first_page), "plan.pdf"))

    @pytest.mark.parametrize("change", [_open_action, _launch, _named_script])
    def test_a_pdf_that_does_something_is_refused(self, change: object) -> None:
        with translation.override("vi"), pytest.raises(ValidationError, match="mã lệnh"):
            uploads.clean_pdf(upload(pdf(change), "plan.pdf"))

    def test_a_pdf_that_carries_files_is_refused(self) -> None:
        with translation.override("vi"), pytest.raises(ValidationError, match="đính kèm"):
            uploads.clean_pdf(upload(pdf(_attachment), "plan.pdf"))

    @pytest.mark.parametrize("user", ["", "secret"])
    def test_a_locked_pdf_is_refused(self, user: str) -> None:
        locked = pdf(encryption=pikepdf.Encryption(owner="owner", user=user))
        with translation.override("vi"), pytest.raises(ValidationError, match="mật khẩu"):
            uploads.clean_pdf(upload(locked, "plan.pdf"))

    @pytest.mark.parametrize("content", [b"<script>alert(1)</script>", b"%PDF-1.7 and no more", picture()])
    def test_what_is_no_pdf_is_refused(self, content: bytes) -> None:
        with translation.override("vi"), pytest.raises(ValidationError, match="không phải là PDF"):
            uploads.clean_pdf(upload(content, "plan.pdf"))


def office(main: str = "word/document.xml", types: str = "", **parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f"<Types>{types}</Types>")
        archive.writestr(main, "<w/>")
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return made.getvalue()


class TestOffice:
    @pytest.mark.parametrize(("name", "main"), [("a.docx", "word/document.xml"), ("A.XLSX", "xl/workbook.xml")])
    def test_a_plain_file_stays_as_it_is(self, name: str, main: str) -> None:
        content = office(main)
        assert uploads.clean_document(upload(content, name)).read() == content

    @pytest.mark.parametrize(
        "content",
        [
            office(**{"word__vbaProject.bin": b"x"}),
            office(**{"word__activeX__activeX1.bin": b"x"}),
            office(**{"word__embeddings__oleObject1.bin": b"x"}),
            office(types='<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'),
            office(**{
                "word___rels__settings.xml.rels": b'<Relationship Type="x/attachedTemplate" TargetMode="External"/>'
            }),
        ],
    )  # fmt: skip
    def test_a_file_with_macros_is_refused(self, content: bytes) -> None:
        with translation.override("vi"), pytest.raises(ValidationError, match="macro"):
            uploads.clean_document(upload(content, "plan.docx"))

    def test_a_zip_bomb_is_refused(self) -> None:
        bomb = office(**{"word__media__a.bin": b"\0" * (201 * uploads.MEGABYTE)})
        assert len(bomb) < uploads.MEGABYTE
        with translation.override("vi"), pytest.raises(ValidationError, match="giải nén"):
            uploads.clean_document(upload(bomb, "plan.docx"))

    @pytest.mark.parametrize("content", [b"PK\x03\x04", b"text", office("xl/workbook.xml")])
    def test_what_is_no_docx_is_refused(self, content: bytes) -> None:
        with translation.override("vi"), pytest.raises(ValidationError, match="không phải là DOCX"):
            uploads.clean_document(upload(content, "plan.docx"))

    def test_a_broken_part_is_no_file_that_can_be_read(self) -> None:
        content = bytearray(office("ppt/presentation.xml", **{"ppt__slides__slide1.xml": b"<p/>" * 100}))
        at = content.index(b"[Content_Types].xml") + len(b"[Content_Types].xml")
        content[at : at + 6] = b"\xff" * 6
        with translation.override("vi"), pytest.raises(ValidationError, match="không phải là PPTX"):
            uploads.clean_slides(upload(bytes(content), "a.pptx"))

    @pytest.mark.parametrize("action", ["ppaction://program", "ppaction://macro?name=x", "PPACTION://OLE?verb=0"])
    def test_slides_that_start_something_are_refused(self, action: str) -> None:
        slide = f'<p:sld><a:hlinkClick action="{action}"/></p:sld>'.encode()
        content = office("ppt/presentation.xml", **{"ppt__slides__slide1.xml": slide})
        with translation.override("vi"), pytest.raises(ValidationError, match="macro khi bấm chuột"):
            uploads.clean_slides(upload(content, "a.pptx"))

    def test_slides_that_lead_to_the_next_are_taken(self) -> None:
        slide = b'<a:hlinkClick action="ppaction://hlinkshowjump?jump=nextslide"/>'
        content = office("ppt/presentation.xml", **{"ppt__slides__slide1.xml": slide})
        assert uploads.clean_slides(upload(content, "A.PPTX")).read() == content

    def test_a_paper_is_no_sheet_and_slides_are_no_paper(self) -> None:
        assert uploads.clean_paper(upload(office(), "a.docx"))
        sheet, slides = office("xl/workbook.xml"), office("ppt/presentation.xml")
        for clean, file in (
            (uploads.clean_paper, upload(sheet, "a.xlsx")), (uploads.clean_paper, upload(slides, "a.pptx")),
            (uploads.clean_slides, upload(office(), "a.docx")), (uploads.clean_document, upload(slides, "a.pptx")),
        ):  # fmt: skip
            with pytest.raises(ValidationError) as refused:
                clean(file)
            assert refused.value.code == "kind"

    @pytest.mark.parametrize("name", ["plan.docm", "plan.exe", "plan", "plan.pdf.html", "plan.doc"])
    def test_other_kinds_are_refused(self, name: str) -> None:
        with translation.override("vi"), pytest.raises(ValidationError, match="PDF, DOCX hoặc XLSX"):
            uploads.clean_document(upload(office(), name))


class TestFields:
    def test_a_field_gives_the_cleaned_file(self) -> None:
        assert opened(PictureField().clean(upload(picture(kind="PNG"), "x.png"))).format == "JPEG"

    def test_a_stored_file_is_left_alone(self) -> None:
        stored = object()
        assert PictureField().clean(None, stored) is stored

    def test_a_file_may_be_taken_away(self) -> None:
        assert DocumentFileField(required=False).clean(False, "stored") is False

    def test_the_browser_offers_only_what_is_taken(self) -> None:
        assert DocumentFileField().widget.attrs["accept"] == ".pdf,.docx,.xlsx"
