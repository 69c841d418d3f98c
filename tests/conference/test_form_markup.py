"""What crispy-forms prints is held to our policy, and no error is lost with its own box of errors."""

import re
from pathlib import Path

from crispy_forms.utils import render_crispy_form
from django import forms
from django.template.loader import render_to_string
from django.utils import translation

TEMPLATES = Path(__file__).resolve().parent.parent.parent / "templates"
SUMMARIES = ("_error_summary.html", "_setup_errors.html")


class Sample(forms.Form):
    """One field of every kind that we print."""

    name = forms.CharField(label="Họ và tên", help_text="Ghi như trong giấy mời.")
    kind = forms.ChoiceField(label="Thành phần", choices=[("a", "Khách mời")])
    honorific = forms.ChoiceField(label="Danh xưng", choices=[("m", "Ông"), ("f", "Bà")], widget=forms.RadioSelect)
    events = forms.MultipleChoiceField(
        label="Hoạt động", choices=[("a", "Hội chợ")], widget=forms.CheckboxSelectMultiple
    )
    note = forms.CharField(label="Ghi chú", widget=forms.Textarea)
    picture = forms.FileField(label="Ảnh")
    agreed = forms.BooleanField(label="Đồng ý")
    token = forms.CharField(widget=forms.HiddenInput)

    def clean(self) -> None:
        raise forms.ValidationError("Ngày cuối <trước> ngày đầu.")


def summary(form: forms.Form) -> str:
    return render_to_string("components/_error_summary.html", {"form": form})


def test_crispy_prints_no_inline_style_or_script() -> None:
    markup = render_crispy_form(Sample({}))
    assert "form-control" in markup
    assert not re.search(r"\sstyle=|<style|<script|\son\w+=", markup)


def test_every_link_of_the_summary_leads_to_a_field() -> None:
    form = Sample({})
    targets = re.findall(r'href="#([^"]+)"', summary(form))
    assert len(targets) == 7
    markup = render_crispy_form(form)
    assert [target for target in targets if f'id="{target}"' not in markup] == []


def test_the_summary_names_what_belongs_to_no_field_and_escapes_it() -> None:
    assert "Ngày cuối &lt;trước&gt; ngày đầu." in summary(Sample({}))
    assert "Ngày cuối" not in render_crispy_form(Sample({}))


def test_a_form_without_errors_has_no_summary() -> None:
    assert summary(Sample()).strip() == ""


def test_the_summary_speaks_both_languages() -> None:
    with translation.override("en"):
        assert "Please check the form" in summary(Sample({}))
    with translation.override("vi"):
        assert "Vui lòng kiểm tra lại biểu mẫu" in summary(Sample({}))


def test_every_page_with_a_form_says_at_its_top_what_needs_mending() -> None:
    pages = [path for path in TEMPLATES.rglob("*.html") if re.search(r"\|crispy|{% crispy ", path.read_text("utf-8"))]
    assert pages
    assert [path.name for path in pages if not _tells_at_its_top(path)] == []


def _tells_at_its_top(path: Path) -> bool:
    """Whether the template includes a summary, or the page it extends does; for a fragment, each page that has it."""
    text = path.read_text("utf-8")
    if any(name in text for name in SUMMARIES):
        return True
    if parent := re.search(r"{% extends '(.+?)' %}", text):
        return _tells_at_its_top(TEMPLATES / parent[1])
    holders = [page for page in TEMPLATES.rglob("*.html") if f"/{path.name}'" in page.read_text("utf-8")]
    return path.name.startswith("_") and bool(holders) and all(map(_tells_at_its_top, holders))
