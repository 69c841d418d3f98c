"""All settings, read once from the environment. README and docs/operations.md list the variables."""

import os
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from conference.project import environment, languages

BASE_DIR = environment.BASE_DIR
env = environment.Environment(os.environ)

# --- modes: production unless said otherwise -------------------------------------------------

DEBUG: bool = env.switch("DEBUG")
DEMO: bool = env.switch("DEMO")
PRODUCTION: bool = not (DEBUG or DEMO)
LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]
# The demo's key, made once; `restore` writes here too.
KEY_FILE = BASE_DIR / ".secret_key"

if DEBUG and DEMO:
    env.complain("DEBUG", "no 1 beside DEMO=1: the demo runs as production does")

if PRODUCTION:
    SECRET_KEY: str = (
        env.parsed("SECRET_KEY", "", environment.secret, "a secret of 50 or more random characters") or "-"
    )
    ALLOWED_HOSTS: list[str] = (
        env.parsed("ALLOWED_HOSTS", "", environment.hosts, "the site's host names, separated by commas, and no *") or []
    )
else:
    SECRET_KEY = env.text("SECRET_KEY") or environment.kept_key(KEY_FILE)
    ALLOWED_HOSTS = LOOPBACK
    if not set(env.words("ALLOWED_HOSTS")) <= set(LOOPBACK):
        env.complain("ALLOWED_HOSTS", f"with DEMO=1 or DEBUG=1 nothing but {', '.join(LOOPBACK)}")

# --- data ------------------------------------------------------------------------------------

DATABASES: dict[str, Any] = {
    "default": env.parsed(
        "DATABASE_URL", "sqlite:///db.sqlite3", environment.database,
        "sqlite:////FOLDER/FILE, in a folder that exists, or postgres://USER:PASSWORD@HOST:PORT/NAME",
    )
    or {}
}  # fmt: skip
MEDIA_ROOT: Path = env.parsed("MEDIA_ROOT", "media", environment.folder, "the path of a folder") or BASE_DIR
# Uploads are served by one gated view, never from a folder.
MEDIA_URL = "/files/"
AUTH_USER_MODEL = "conference.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o640

EMAIL = env.parsed(
    "EMAIL_URL", "consolemail://" if DEBUG else "dummymail://", environment.email,
    "smtp://USER:PASSWORD@HOST:PORT, smtp+tls://… or smtp+ssl://…",
)  # fmt: skip
globals().update(EMAIL or {})
# A mail server that says nothing for so many seconds is given up, and tried again later.
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL: str = env.text("EMAIL_FROM") or (EMAIL or {}).get("EMAIL_HOST_USER") or ""
if (EMAIL or {}).get("EMAIL_HOST") and not environment.is_address(DEFAULT_FROM_EMAIL):
    env.complain("EMAIL_FROM", "the sender of mails: Hội nghị <hoinghi@example.vn>, or the address alone")
# Where links in mails lead: the first of the site's names. In the demo `serve` knows the port.
SITE_ADDRESS: str = (
    f"https://{ALLOWED_HOSTS[0].lstrip('.')}" if PRODUCTION and ALLOWED_HOSTS else "http://127.0.0.1:8000"
)

# --- the three apps and what they stand on -----------------------------------------------------

INSTALLED_APPS = [
    "modeltranslation",
    "conference.project",
    "exhibitors",
    "events",
    "conference",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.forms",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "axes",
    "import_export",
]

MIDDLEWARE = [
    "conference.project.middleware.AtHomeMiddleware",
    "conference.project.middleware.ForwardedMiddleware",
    "conference.project.middleware.LanguageByPathMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "conference.project.middleware.PlainAnswersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "conference.project.visitors.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "conference.project.urls"
WSGI_APPLICATION = "conference.project.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "conference.project.context.site",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

STATIC_URL = "/static/"
STATIC_ROOT: Path = env.parsed("STATIC_ROOT", "staticfiles", environment.folder, "the path of a folder") or BASE_DIR
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "conference.stylesheets.JoinedStylesStorage"
    },
}

# --- languages, time, numbers ------------------------------------------------------------------

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "conference" / "locale"]
FORMAT_MODULE_PATH = ["conference.formats"]
USE_THOUSAND_SEPARATOR = False
TIME_ZONE: str = (
    env.parsed("TIME_ZONE", "Asia/Ho_Chi_Minh", lambda name: ZoneInfo(name).key, "a zone such as Asia/Ho_Chi_Minh")
    or "UTC"
)
USE_TZ = True
MODELTRANSLATION_DEFAULT_LANGUAGE = "vi"
MODELTRANSLATION_FALLBACK_LANGUAGES = ("vi",)
MODELTRANSLATION_BUILD_LOCALIZED_VERBOSE_NAME = languages.named_in

# --- signing in --------------------------------------------------------------------------------

LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "desk"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "conference.project.visitors.AccountBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "full_name"]},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
OTP_TOTP_ISSUER = "Luân Lưu"
# One account at one address: a whole hall shares an address, and must not be locked out together.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
# What Django's sign-in calls it, whatever the model does: without this every account counts as the same one.
AXES_USERNAME_FORM_FIELD = "username"
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.5
AXES_RESET_ON_SUCCESS = True
# The page says when to try again, so trying too early must not move that time.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_LOCKOUT_CALLABLE = "conference.views.sign_in.locked_out"
SESSION_ENGINE = "conference.project.sessions"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SAMESITE = "Lax"

# --- what browsers are told --------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "conference.project.views.errors.stale_form"
SECURE_REFERRER_POLICY = "same-origin"
# The proxy in front, whose word on the client's address and on https is taken. Production needs one: it
# answers plain http with a redirect to https, and would do so for ever.
TRUSTED_PROXY: list[environment.Network] = (
    env.parsed("TRUSTED_PROXY", "", environment.networks, "the address of the proxy that speaks https, as 127.0.0.1")
    or []
)
if PRODUCTION:
    if not env.text("TRUSTED_PROXY"):
        env.complain("TRUSTED_PROXY", "the address of the proxy that speaks https, as 127.0.0.1")
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

# --- logs --------------------------------------------------------------------------------------

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": "conference.project.logs.JsonLines"}},
    "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"handlers": ["lines"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": [], "level": "INFO", "propagate": True},
        # It names accounts and addresses in plain text; the audit trail has what staff need.
        "axes": {"level": "CRITICAL"},
        # It reports its own start each time a command is run.
        "pikepdf": {"level": "WARNING"},
    },
}

try:
    env.finish()
except ImproperlyConfigured as refusal:
    # A plain sentence for the person at the terminal; a traceback would hide it.
    raise SystemExit(str(refusal)) from None
