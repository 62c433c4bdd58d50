"""The languages of the window: which there are, and how one is put in place at the start."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from tinylm.resources import resource

SOURCE = "en"  # of the strings in the code


def languages() -> dict[str, str]:
    """Code and own name of each language that the window speaks."""
    files = sorted(resource("translations").glob("tinylm_*.qm"))
    codes = [file.stem.removeprefix("tinylm_") for file in files]
    return {SOURCE: "English", **{code: QLocale(code).nativeLanguageName() for code in codes}}


def chosen(language: str) -> str:
    """`language` if the window speaks it, else the first of the system's that it does."""
    wanted = [language] if language else QLocale.system().uiLanguages()
    known = languages()
    return next((code for w in wanted if (code := w.split("-")[0]) in known), SOURCE)


def put_in_place(application: QApplication, language: str) -> str:
    """Translate what the window says from now on; an empty `language` is the system's.

    To be called before the window is made. Returns the code of the language that it is.
    """
    code = chosen(language)
    own = QTranslator(application)
    if code != SOURCE and own.load(str(resource("translations", f"tinylm_{code}.qm"))):
        qt = QTranslator(application)  # the words of Qt's own dialogs
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if qt.load(f"qtbase_{code}", folder):
            application.installTranslator(qt)
        application.installTranslator(own)
    return code
