# SPDX-License-Identifier: LGPL-3.0-or-later
"""Photos and other pictures, made ready for a box on paper."""

import io

from PIL import Image, ImageDraw, ImageOps

DPI = 300
INCH = 25.4


def filling(picture, width, height, grey=False):
    """Return a picture as JPEG that fills a box; what stands out is cut off evenly.

    :param bytes picture: in any format Pillow reads
    :param float width, height: of the box, in millimetres
    :param bool grey: for printers with one colour
    """
    with Image.open(io.BytesIO(picture)) as image:
        image = ImageOps.exif_transpose(image)
        image = ImageOps.fit(_on_white(image), _pixels(width, height))
        return _jpeg(image, grey)


def within(picture, width, height, grey=False):
    """Return a picture as JPEG on white that lies whole within a box."""
    with Image.open(io.BytesIO(picture)) as image:
        image = ImageOps.exif_transpose(image)
        image = ImageOps.pad(_on_white(image), _pixels(width, height), color="white")
        return _jpeg(image, grey)


def _pixels(width, height):
    """Return a size in millimetres as pixels, at least one each way."""
    return tuple(max(1, round(side * DPI / INCH)) for side in (width, height))


def _on_white(image):
    """Return a picture without transparency: paper is white."""
    if image.mode not in ("RGBA", "LA", "PA") and "transparency" not in image.info:
        return image.convert("RGB")
    image = image.convert("RGBA")
    paper = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(paper, image).convert("RGB")


def _jpeg(image, grey):
    stream = io.BytesIO()
    (image.convert("L") if grey else image).save(stream, "JPEG", quality=88)
    return stream.getvalue()


def silhouette():
    """Return a picture that stands for a photo where there is none."""
    image = Image.new("RGB", (240, 300), "#DDE3E8")
    pen = ImageDraw.Draw(image)
    pen.ellipse((70, 55, 170, 165), fill="#A9B4BE")
    pen.ellipse((25, 185, 215, 420), fill="#A9B4BE")
    return _jpeg(image, grey=False)
