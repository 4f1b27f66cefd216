package no.avtaleverk.web.wording;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.variant.Drift;
import no.avtaleverk.workflow.reporting.DriftMatrix;

/**
 * The drift matrix as a sheet: one line for each clause, one column for each variant. Parted by semicolons and marked as UTF-8, as
 * the spreadsheets of Norwegian offices expect.
 */
public final class DriftSheet {
    private DriftSheet() {}

    public static String fileName(AgreementId standard) {
        return "lokale-tilpasninger-" + standard + ".csv";
    }

    public static byte[] of(DriftMatrix matrix, Wording wording, Locale locale) {
        var lines = new ArrayList<String>();
        var head = new ArrayList<String>();
        head.add(wording.say("drift.clause", locale));
        matrix.variants().forEach(column -> head.add(column.name()));
        lines.add(line(head));
        var basis = new ArrayList<String>();
        basis.add(wording.say("drift.basis", locale));
        matrix.variants().forEach(column -> basis.add(Integer.toString(column.basis())));
        lines.add(line(basis));
        for (DriftMatrix.Row row : matrix.rows()) {
            var cells = new ArrayList<String>();
            cells.add(row.title());
            for (DriftMatrix.Column column : matrix.variants()) {
                cells.add(cell(column.at(row.clause()), wording, locale));
            }
            lines.add(line(cells));
        }
        return ("\ufeff" + String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String cell(Optional<Drift.Departure> departure, Wording wording, Locale locale) {
        return departure
                .map(one -> {
                    String words = wording.of(one.deviation(), locale);
                    String share = one.changed() == 0 ? "" : " " + one.share() + " %";
                    return words
                            + share
                            + (one.reason() == null ? "" : ": " + one.reason().text());
                })
                .orElse("");
    }

    private static String line(List<String> cells) {
        return cells.stream().map(DriftSheet::quoted).collect(Collectors.joining(";"));
    }

    /** Quoted; and what begins like a formula is not let be one. */
    private static String quoted(String cell) {
        String safe = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
