"""What a palette cannot say: room, borders, tabs, the main button, quiet texts, the message bar."""

from tinylm.resources import resource
from tinylm_gui.application.colours import Colours


def style_sheet(colours: Colours) -> str:
    """The style sheet of the application in one theme."""
    icons = resource("icons").as_posix()
    return f"""
        QToolTip {{ border: 1px solid {colours.line}; padding: 4px; }}
        QLabel[quiet="true"] {{ color: {colours.muted}; }}
        QLabel[warning="true"] {{
            background: {colours.warning}; color: {colours.warning_text};
            border-radius: 5px; padding: 4px;
        }}
        QLabel[heading="true"] {{ color: {colours.muted}; font-weight: 600; }}
        QWidget[readout="true"] {{ border: 1px solid transparent; border-radius: 5px; }}
        QWidget[readout="true"]:focus {{ border-color: {colours.accent}; }}
        QLabel[title="true"] {{ font-size: 17px; font-weight: 600; }}
        QLabel#emptyMessage {{ color: {colours.muted}; font-size: 15px; }}
        QDialogButtonBox, QMessageBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
        QMenuBar {{ padding: 2px 10px; }}
        QStatusBar {{ color: {colours.muted}; }}
        QStatusBar::item {{ border: none; }}
        QSplitter::handle {{ background: transparent; width: 16px; height: 16px; }}

        QTabWidget::pane {{ border: none; border-top: 1px solid {colours.line}; }}
        QTabBar::tab {{
            background: transparent; color: {colours.muted};
            border: none; border-bottom: 2px solid transparent; padding: 6px 16px 8px 16px;
        }}
        QTabBar::tab:hover {{ color: {colours.text}; }}
        QTabBar::tab:selected {{ color: {colours.text}; border-bottom-color: {colours.accent}; }}
        QTabBar::tab:selected:focus {{ background: {colours.raised}; }}

        QPushButton {{
            background: {colours.base}; color: {colours.text}; min-height: 20px;
            border: 1px solid {colours.line}; border-radius: 5px; padding: 3px 14px;
        }}
        QPushButton:hover {{ background: {colours.raised}; }}
        QPushButton:pressed {{ background: {colours.line}; }}
        QPushButton:focus {{ border-color: {colours.accent}; }}
        QPushButton:checked {{
            background: {colours.accent}; color: {colours.accent_text};
            border-color: {colours.accent};
        }}
        QPushButton:checked:focus {{ border-color: {colours.text}; }}
        QPushButton:disabled {{ background: transparent; color: {colours.faint}; }}
        QPushButton[primary="true"] {{
            background: {colours.accent}; color: {colours.accent_text};
            border-color: {colours.accent}; font-weight: 600; padding: 3px 18px;
        }}
        QPushButton[primary="true"]:hover {{ background: {colours.accent_hover}; }}
        QPushButton[primary="true"]:focus {{ border-color: {colours.text}; }}
        QPushButton[primary="true"]:disabled {{
            background: {colours.raised}; color: {colours.faint}; border-color: {colours.raised};
        }}

        QLineEdit, QComboBox, QAbstractSpinBox {{
            background: {colours.base}; color: {colours.text}; min-height: 20px;
            border: 1px solid {colours.line}; border-radius: 5px; padding: 3px 5px;
            selection-background-color: {colours.accent};
            selection-color: {colours.accent_text};
        }}
        QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{
            border-color: {colours.accent};
        }}
        QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {{
            background: transparent; color: {colours.faint};
        }}
        QComboBox QAbstractItemView {{
            background: {colours.base}; border: 1px solid {colours.line}; padding: 2px;
        }}
        QComboBox::drop-down {{ border: none; width: 22px; }}
        QComboBox::down-arrow {{ image: url({icons}/arrow-down.svg); width: 12px; height: 12px; }}
        QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{
            border: none; background: transparent; width: 20px;
        }}
        QAbstractSpinBox::up-arrow {{ image: url({icons}/arrow-up.svg); }}
        QAbstractSpinBox::down-arrow {{ image: url({icons}/arrow-down.svg); }}
        QAbstractSpinBox::up-arrow, QAbstractSpinBox::down-arrow {{ width: 10px; height: 10px; }}
        QCheckBox {{ spacing: 8px; }}
        QCheckBox::indicator {{
            width: 14px; height: 14px; background: {colours.base};
            border: 1px solid {colours.muted}; border-radius: 3px;
        }}
        QCheckBox::indicator:checked {{
            background: {colours.accent}; border-color: {colours.accent};
            image: url({icons}/{colours.check});
        }}
        QCheckBox::indicator:focus {{ border: 2px solid {colours.accent}; }}
        QCheckBox::indicator:disabled {{ border-color: {colours.faint}; }}

        QProgressBar {{
            background: {colours.raised}; border: none; border-radius: 4px;
            max-height: 8px; min-height: 8px;
        }}
        QProgressBar::chunk {{ background: {colours.accent}; border-radius: 4px; }}
        QScrollBar {{ background: transparent; border: none; margin: 0; }}
        QScrollBar:vertical {{ width: 12px; }}
        QScrollBar:horizontal {{ height: 12px; }}
        QScrollBar::handle {{ background: {colours.scroll}; border-radius: 4px; margin: 2px; }}
        QScrollBar::handle:vertical {{ min-height: 32px; }}
        QScrollBar::handle:horizontal {{ min-width: 32px; }}
        QScrollBar::handle:hover {{ background: {colours.faint}; }}
        QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
        QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}

        QHeaderView {{ background: {colours.window}; }}
        QHeaderView::section {{
            background: {colours.window}; color: {colours.muted};
            border: none; border-bottom: 1px solid {colours.line}; padding: 4px 3px;
        }}
        QTableView, QPlainTextEdit, QTextEdit {{
            border: 1px solid {colours.line}; border-radius: 5px;
        }}
        QTableCornerButton::section {{
            background: {colours.window}; border: none; border-bottom: 1px solid {colours.line};
        }}
        QListWidget#stageList {{
            background: {colours.base}; padding: 4px;
            border: 1px solid {colours.line}; border-radius: 5px;
        }}
        QListWidget#stageList::item {{ padding: 1px 4px; border-radius: 4px; }}
        QListWidget#stageList::item:selected {{
            background: {colours.accent}; color: {colours.accent_text};
        }}
        QListWidget#stageList::item:disabled {{ color: {colours.muted}; }}
        QTableView {{ gridline-color: {colours.raised}; }}

        QFrame#timeBar {{ border-radius: 5px; }}
        QFrame#timeBar[back="true"] {{ background: {colours.warning}; }}
        QFrame#timeBar[back="true"] QLabel {{ color: {colours.warning_text}; }}
        QSlider:horizontal {{ min-height: 20px; }}
        QSlider::groove:horizontal {{
            height: 4px; background: {colours.line}; border-radius: 2px;
        }}
        QSlider::sub-page:horizontal {{ background: {colours.accent}; border-radius: 2px; }}
        QSlider::handle:horizontal {{
            width: 14px; margin: -6px 0; border-radius: 8px; background: {colours.base};
            border: 1px solid {colours.accent};
        }}
        QSlider::handle:horizontal:hover {{ background: {colours.raised}; }}
        QSlider::handle:horizontal:focus {{ background: {colours.accent}; }}

        QFrame#messageBar {{ border-radius: 5px; }}
        QFrame#messageBar[kind="problem"] {{ background: {colours.warning}; }}
        QFrame#messageBar[kind="problem"] QLabel {{ color: {colours.warning_text}; }}
        QFrame#messageBar[kind="message"] {{ background: {colours.raised}; }}
    """
