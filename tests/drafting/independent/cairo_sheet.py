"""Pages drawn with Cairo and Pango, called by ctypes: blanks that no browser has laid out. Millimetres from the top left."""

import ctypes
import ctypes.util
from xml.sax.saxutils import escape


def _library(name):
    return ctypes.CDLL(ctypes.util.find_library(name))


CAIRO, PANGO, PANGOCAIRO, GOBJECT = (_library(n) for n in ("cairo", "pango-1.0", "pangocairo-1.0", "gobject-2.0"))
P, D, I = ctypes.c_void_p, ctypes.c_double, ctypes.c_int
for library, name, result, arguments in [
        (CAIRO, "cairo_pdf_surface_create", P, [ctypes.c_char_p, D, D]), (CAIRO, "cairo_create", P, [P]),
        (CAIRO, "cairo_show_page", None, [P]), (CAIRO, "cairo_destroy", None, [P]), (CAIRO, "cairo_surface_finish", None, [P]),
        (CAIRO, "cairo_surface_destroy", None, [P]), (CAIRO, "cairo_move_to", None, [P, D, D]),
        (CAIRO, "cairo_line_to", None, [P, D, D]), (CAIRO, "cairo_rectangle", None, [P, D, D, D, D]),
        (CAIRO, "cairo_set_line_width", None, [P, D]), (CAIRO, "cairo_stroke", None, [P]), (CAIRO, "cairo_paint", None, [P]),
        (CAIRO, "cairo_rotate", None, [P, D]), (CAIRO, "cairo_set_source_rgb", None, [P, D, D, D]),
        (CAIRO, "cairo_set_source_surface", None, [P, P, D, D]), (CAIRO, "cairo_image_surface_create", P, [I, I, I]),
        (CAIRO, "cairo_image_surface_create_from_png", P, [ctypes.c_char_p]),
        (CAIRO, "cairo_image_surface_get_width", I, [P]), (CAIRO, "cairo_image_surface_get_height", I, [P]),
        (CAIRO, "cairo_surface_write_to_png", I, [P, ctypes.c_char_p]), (PANGOCAIRO, "pango_cairo_create_layout", P, [P]),
        (PANGOCAIRO, "pango_cairo_show_layout", None, [P, P]), (PANGO, "pango_layout_set_markup", None, [P, ctypes.c_char_p, I]),
        (PANGO, "pango_layout_set_font_description", None, [P, P]), (PANGO, "pango_layout_get_baseline", I, [P]),
        (PANGO, "pango_font_description_from_string", P, [ctypes.c_char_p]),
        (PANGO, "pango_font_description_free", None, [P]), (GOBJECT, "g_object_unref", None, [P]),
        (PANGO, "pango_layout_get_size", None, [P, ctypes.POINTER(I), ctypes.POINTER(I)])]:
    function = getattr(library, name)
    function.restype, function.argtypes = result, arguments

MM = 72 / 25.4


class Sheet:
    """A PDF under `path`. Text is placed by its baseline. `values`, one for each place in the order of drawing, are typed
    in; without them the sheet is blank."""

    def __init__(self, path, width=210, height=297, font="Liberation Serif 12.5", values=None):
        self.surface = CAIRO.cairo_pdf_surface_create(str(path).encode(), width * MM, height * MM)
        self.cr, self.font, self.width = CAIRO.cairo_create(self.surface), font, width
        self.values = None if values is None else iter(values)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        CAIRO.cairo_show_page(self.cr)
        CAIRO.cairo_destroy(self.cr)
        CAIRO.cairo_surface_finish(self.surface)
        CAIRO.cairo_surface_destroy(self.surface)

    def page(self):
        CAIRO.cairo_show_page(self.cr)

    def next_value(self):
        return "" if self.values is None else next(self.values)

    def typed(self, x, y, value, align=0.0):
        self.text(x, y, escape(value), align, "Liberation Sans 11")

    def text(self, x, y, markup, align=0.0, font=None):
        """The right end of the text; align 0 starts at x, 0.5 centres on it."""
        layout = PANGOCAIRO.pango_cairo_create_layout(self.cr)
        font = PANGO.pango_font_description_from_string((font or self.font).encode())
        PANGO.pango_layout_set_font_description(layout, font)
        PANGO.pango_layout_set_markup(layout, markup.encode(), -1)
        wide, high = I(), I()
        PANGO.pango_layout_get_size(layout, ctypes.byref(wide), ctypes.byref(high))
        width = wide.value / 1024 / MM
        left = x - align * width
        CAIRO.cairo_move_to(self.cr, left * MM, y * MM - PANGO.pango_layout_get_baseline(layout) / 1024)
        PANGOCAIRO.pango_cairo_show_layout(self.cr, layout)
        PANGO.pango_font_description_free(font)
        GOBJECT.g_object_unref(layout)
        return left + width

    def rule(self, x1, y1, x2, y2, width=0.2):
        CAIRO.cairo_set_line_width(self.cr, width * MM)
        CAIRO.cairo_move_to(self.cr, x1 * MM, y1 * MM)
        CAIRO.cairo_line_to(self.cr, x2 * MM, y2 * MM)
        CAIRO.cairo_stroke(self.cr)

    def box(self, x, y, width, height, stroke=0.25):
        CAIRO.cairo_set_line_width(self.cr, stroke * MM)
        CAIRO.cairo_rectangle(self.cr, x * MM, y * MM, width * MM, height * MM)
        CAIRO.cairo_stroke(self.cr)

    def dots(self, x1, x2, y, mark="."):
        """A leader of typed dots, as many as fit."""
        one = self.text(-500, -500, mark * 20) + 500
        return self.text(x1, y, mark * max(0, int((x2 - x1) / (one / 20))))

    def underscores(self, x1, x2, y):
        self.dots(x1, x2, y, "_")

    def comb(self, x, y, cells, pitch=6.0, height=6.5):
        value = self.next_value()
        for cell in range(cells):
            self.box(x + cell * pitch, y - height + 1.2, pitch, height)
            self.typed(x + (cell + 0.5) * pitch, y - 0.5, value[cell:cell + 1], 0.5)
        return x + cells * pitch

    def row(self, y, *parts, left=25, leader=None):
        """Labels, each followed by a leader to the given right end in millimetres; a part of text alone is printed."""
        x = left
        for part in parts:
            if isinstance(part, str):
                x = self.text(x, y, part) + 1.5
                continue
            label, right = part
            start = self.text(x, y, label) + 1
            (leader or self.dots)(start, right, y)
            self.typed(start + 1, y - 0.2, self.next_value())
            x = right + 1.5
        return x

    def line_leader(self, x1, x2, y):
        self.rule(x1, y + 0.6, x2, y + 0.6)

    def boxes(self, y, label, *options, left=25, size=4.2):
        x, value = self.text(left, y, label) + 5, self.next_value()
        for option in options:
            self.box(x, y - size + 0.6, size, size)
            self.typed(x + size / 2, y + 0.3, "X" if value == option else "", 0.5)
            x = self.text(x + size + 1.5, y, option) + 7

    def brackets(self, y, label, *options, left):
        """Check boxes typed as "[ ]"."""
        x, value = self.text(left, y, label) + 3, self.next_value()
        for option in options:
            end = self.text(x, y, "[   ]")
            self.typed((x + end) / 2, y, "x" if value == option else "", 0.5)
            x = self.text(end + 1.5, y, option) + 6

    def table(self, x, y, heads, widths, rows, row_height=8.0):
        total, counted = sum(widths), heads[0] in ("STT", "TT")
        for row in range(rows + 2):
            self.rule(x, y + row * row_height, x + total, y + row * row_height)
        edge = x
        for head, width in zip(heads, widths):
            self.rule(edge, y, edge, y + (rows + 1) * row_height)
            self.text(edge + width / 2, y + row_height - 2.8, f"<b>{head}</b>", 0.5)
            column = [] if counted and edge == x else self.next_value()
            for row, value in enumerate(column, 2):
                self.typed(edge + 1.5, y + row * row_height - 2.6, value)
            edge += width
        self.rule(edge, y, edge, y + (rows + 1) * row_height)
        return y + (rows + 1) * row_height


def turned_png(source, target, radians):
    """The PNG at `source` laid on white paper turned by `radians`, as a scanner that took the sheet askew."""
    image = CAIRO.cairo_image_surface_create_from_png(str(source).encode())
    paper = CAIRO.cairo_image_surface_create(1, CAIRO.cairo_image_surface_get_width(image), CAIRO.cairo_image_surface_get_height(image))
    cr = CAIRO.cairo_create(paper)
    CAIRO.cairo_set_source_rgb(cr, 1, 1, 1)
    CAIRO.cairo_paint(cr)
    CAIRO.cairo_rotate(cr, radians)
    CAIRO.cairo_set_source_surface(cr, image, 0, 0)
    CAIRO.cairo_paint(cr)
    CAIRO.cairo_destroy(cr)
    CAIRO.cairo_surface_write_to_png(paper, str(target).encode())
    CAIRO.cairo_surface_destroy(paper)
    CAIRO.cairo_surface_destroy(image)
