package no.avtaleverk.templates.layout;

import java.util.ArrayList;
import java.util.List;

/** How wide the columns of a table are: as wide as their longest word, and the rest by how much there is to read. */
public final class Columns {
    /** About as many small letters as fit in a row. */
    private static final double ROOM = 84;
    /** Letters that the space between columns takes. */
    private static final double GAP = 3;
    /** A cell longer than this is read in lines anyway. */
    private static final double LONG = 45;

    private Columns() {}

    /** The widths in per cent, one for each column of the header; they add up to 100. */
    public static List<Double> widths(List<String> header, List<List<String>> rows) {
        int count = header.size();
        double[] least = new double[count];
        double[] wanted = new double[count];
        var all = new ArrayList<List<String>>(rows);
        all.add(header);
        for (List<String> row : all) {
            for (int i = 0; i < count; i++) {
                for (String word : row.get(i).split("\\s+")) {
                    // a header is bold, and so a little wider
                    least[i] = Math.max(least[i], word.length() * (row == header ? 1.15 : 1.0) + GAP);
                }
                wanted[i] = Math.max(wanted[i], Math.min(row.get(i).length(), LONG) + GAP);
            }
        }
        double needed = 0;
        double more = 0;
        for (int i = 0; i < count; i++) {
            needed += least[i];
            more += Math.max(0, wanted[i] - least[i]);
        }
        double rest = Math.max(0, ROOM - needed);
        double total = Math.max(ROOM, needed);
        var widths = new ArrayList<Double>();
        for (int i = 0; i < count; i++) {
            double share = more == 0 ? 1.0 / count : Math.max(0, wanted[i] - least[i]) / more;
            widths.add(100 * (least[i] + rest * share) / total);
        }
        return widths;
    }
}
