package no.avtaleverk.templates.pdf;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.avtaleverk.templates.pdf.Strip.Area;

/** A QR code (ISO/IEC 18004) as rectangles, so that it is sharp in any size. */
final class QrCode {
    /** The white around it that readers want, in modules. */
    private static final int QUIET = 4;

    private QrCode() {}

    /**
     * Draw a code.
     *
     * @param side with the white around it, in points
     */
    static List<Area> of(String words, float x, float y, float side, int colour) {
        BitMatrix modules = modules(words);
        float module = side / (modules.getWidth() + 2 * QUIET);
        var areas = new ArrayList<Area>();
        for (int row = 0; row < modules.getHeight(); row++) {
            int column = 0;
            while (column < modules.getWidth()) {
                int start = column;
                while (column < modules.getWidth() && modules.get(column, row)) {
                    column++;
                }
                if (column > start) {
                    areas.add(new Area(
                            x + (QUIET + start) * module,
                            y + (QUIET + row) * module,
                            (column - start) * module,
                            module,
                            colour));
                }
                column++;
            }
        }
        return areas;
    }

    private static BitMatrix modules(String words) {
        try {
            // a size of 0 gives one point for each module
            return new QRCodeWriter()
                    .encode(
                            words,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 0));
        } catch (WriterException e) {
            throw new IllegalArgumentException("Too long for a code: " + words, e);
        }
    }
}
