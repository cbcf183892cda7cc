"""One settings file. Everything that differs between machines comes from the environment; a wrong value fails loudly.

See `.env.example` for every variable. Nothing here knows a province.
"""

import os
import secrets
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

BASE = Path(__file__).resolve().parent.parent


def flag(name: str, default: bool = False) -> bool:
    """A yes/no variable; anything but 1 or 0 is refused rather than guessed at."""
    value = os.environ.get(name, "1" if default else "0")
    if value not in ("0", "1"):
        raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}")
    return value == "1"


def one_of(name: str, *choices: str) -> str:
    """A variable that is one of a few words, the first where it is not set."""
    value = os.environ.get(name, choices[0])
    if value not in choices:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(choices)}, not {value!r}")
    return value


def secret_key(folder: Path) -> str:
    """The key from the environment, or one made once and kept readable by this user only."""
    if given := os.environ.get("PRASAN_SECRET_KEY"):
        return given
    kept = folder / "secret_key"
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(50))
    return kept.read_text()


VAR = Path(os.environ.get("PRASAN_VAR", BASE / "var"))
DEBUG = flag("PRASAN_DEBUG")
SECRET_KEY = secret_key(VAR)
ALLOWED_HOSTS = os.environ.get("PRASAN_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("PRASAN_ORIGINS", "").split(",") if origin]
HTTPS = flag("PRASAN_HTTPS")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_tasks",
    "django_tasks_db",
    "prasan.accounts",
    "prasan.organisations",
    "prasan.jobs",
    "prasan.framework",
    "prasan.committees",
    "prasan.plans",
    "prasan.classification",
    "prasan.connections",
    "prasan.monitoring",
    "prasan.coordination",
    "prasan.duties",
    "prasan.reports",
    "prasan.web",
    "prasan.api",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "prasan.web.middleware.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "prasan.web.middleware.SignInFirstMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "prasan.web.middleware.OneMomentMiddleware",
    "prasan.web.middleware.SecondFactorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "prasan.web.middleware.ProtectionMiddleware",
    "prasan.web.middleware.RefusalMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "prasan.web.context.site",
            ],
            "builtins": ["django.templatetags.i18n", "prasan.web.templatetags.ui"],
        },
    }
]

DATABASES = {"default": dj_database_url.parse(os.environ.get("DATABASE_URL", f"sqlite:///{VAR / 'prasan.sqlite3'}"))}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Writers queue instead of failing half way; readers are not blocked by a writer.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-64000; "
        "PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;",
    }
CACHES = {
    # What guards the door (failed sign-ins, used codes) holds for all processes and outlives a restart.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "prasan_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
    # What may be forgotten, kept by each process for itself.
    "quick": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 500}},
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "home"
CSRF_FAILURE_VIEW = "prasan.web.errors.form_expired"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Signing in (django-allauth); who may do what is decided by memberships, not here.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
# A password is guessed at most so often from one address for one account, then the door stays shut for so long.
LOGIN_FAILURES = int(os.environ.get("PRASAN_LOGIN_FAILURES", "5"))
LOGIN_LOCK_MINUTES = int(os.environ.get("PRASAN_LOGIN_LOCK_MINUTES", "15"))
ADMINISTRATORS_NEED_SECOND_FACTOR = flag("PRASAN_ADMINISTRATORS_NEED_SECOND_FACTOR", default=True)
INVITATION_DAYS = int(os.environ.get("PRASAN_INVITATION_DAYS", "7"))
SESSION_COOKIE_AGE = int(os.environ.get("PRASAN_SESSION_HOURS", "12")) * 3600
PASSWORD_RESET_TIMEOUT = 3600
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
ACCOUNT_ADAPTER = "prasan.web.people.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PRESERVE_USERNAME_CASING = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_RATE_LIMITS = {
    # A whole office may stand behind one address.
    "login": "120/m/ip",
    "login_failed": f"{LOGIN_FAILURES}/{LOGIN_LOCK_MINUTES}m/key,100/{LOGIN_LOCK_MINUTES}m/ip",
    "reset_password": "20/m/ip,3/h/key",
}
MFA_ADAPTER = "prasan.web.people.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = os.environ.get("PRASAN_NAME", "ประสาน")
MFA_TOTP_TOLERANCE = 1
# A proxy in front tells the visitor's address; how many proxies are trusted to say the truth.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("PRASAN_PROXIES", "0"))
# An identity provider outside (ThaID, a province's own): OpenID Connect, switched on by its address.
OIDC_SERVER = os.environ.get("PRASAN_OIDC_SERVER", "")
OIDC_NAME = os.environ.get("PRASAN_OIDC_NAME", "OpenID Connect")
SOCIALACCOUNT_ADAPTER = "prasan.web.people.adapters.OutsideAdapter"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "province",
                "name": OIDC_NAME,
                "client_id": os.environ.get("PRASAN_OIDC_CLIENT", ""),
                "secret": os.environ.get("PRASAN_OIDC_SECRET", ""),
                "settings": {"server_url": OIDC_SERVER, "uid_field": os.environ.get("PRASAN_OIDC_UID", "sub")},
            }
        ]
        if OIDC_SERVER
        else [],
    }
}

# Letters: by SMTP where a server is named, else each as a file in VAR / "letters".
BASE_URL = os.environ.get("PRASAN_URL", "").rstrip("/")
EMAIL_HOST = os.environ.get("PRASAN_SMTP_HOST", "")
SMTP_TLS = one_of("PRASAN_SMTP_TLS", "starttls", "implicit", "none")
EMAIL_USE_TLS, EMAIL_USE_SSL = SMTP_TLS == "starttls", SMTP_TLS == "implicit"
EMAIL_PORT = int(os.environ.get("PRASAN_SMTP_PORT", {"starttls": "587", "implicit": "465", "none": "25"}[SMTP_TLS]))
EMAIL_HOST_USER = os.environ.get("PRASAN_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("PRASAN_SMTP_PASSWORD", "")
EMAIL_TIMEOUT = 20
EMAIL_FILE_PATH = VAR / "letters"
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
DEFAULT_FROM_EMAIL = os.environ.get("PRASAN_MAIL_FROM", "prasan@localhost")

LANGUAGE_CODE = "th"
LANGUAGES = [("th", "ไทย"), ("en", "English")]
LOCALE_PATHS = [BASE / "prasan" / "web" / "locale"]
TIME_ZONE = "Asia/Bangkok"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
# Front-end packages are installed by name and version (package.json), never committed.
_SARABUN = BASE / "node_modules" / "@fontsource" / "sarabun"
HAS_TYPEFACE = _SARABUN.is_dir()
STATICFILES_DIRS = [BASE / "prasan" / "web" / "fonts", ("vendor/sarabun", _SARABUN / "files")] if HAS_TYPEFACE else []
# The typeface that documents are printed in; merged into VAR / "typefaces" on first use.
TYPEFACE = _SARABUN
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if flag("PRASAN_MANIFEST_STATIC")
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not flag("PRASAN_MANIFEST_STATIC")
MEDIA_ROOT = VAR / "files"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# The province this installation serves: a folder of `data/`.
PROVINCE = os.environ.get("PRASAN_PROVINCE", "khonkaen")

# Price sense: by how many per cent a year prices of works rise; no published rule gives it, so it is a setting.
PRICE_RISE_PERCENT = float(os.environ.get("PRASAN_PRICE_RISE_PERCENT", "2"))

# Background jobs: a queue in the same database, worked by `prasan work`; `prasan serve` starts so many of them.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
JOB_WORKERS = int(os.environ.get("PRASAN_JOB_WORKERS", "1"))
# Without a worker: a job is done while the page waits (tests, the smallest installations).
JOBS_AT_ONCE = flag("PRASAN_JOBS_AT_ONCE")

# The API: so many requests of one token, and so many refused ones of one address, in a minute.
API_PER_MINUTE = int(os.environ.get("PRASAN_API_PER_MINUTE", "60"))
API_LARGEST_BODY = DATA_UPLOAD_MAX_MEMORY_SIZE

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": os.environ.get("PRASAN_LOG", "WARNING")},
}
