package no.avtaleverk.web.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.HearingAnswer;
import no.avtaleverk.model.agreement.RemarkAssessment;
import no.avtaleverk.templates.xlsx.Workbook;
import no.avtaleverk.templates.xlsx.Workbook.Column;
import no.avtaleverk.templates.xlsx.Workbook.Sheet;
import no.avtaleverk.workflow.reporting.HeardText;
import no.avtaleverk.workflow.reporting.HeardText.Answered;
import no.avtaleverk.workflow.reporting.HeardText.Assessed;

/** The answers of a høring as a workbook: one sheet with a line for each remark, one with a line for each receiver. */
public final class HearingSheet {
    public static final String MEDIA_TYPE = Workbook.MEDIA_TYPE;

    /** What the log says was handed out. */
    public static final String HANDED_OUT_AS = "HEARING_ANSWERS";

    private HearingSheet() {}

    public static String fileName(HeardText heard, Wording wording, Locale locale) {
        return wording.say("hearing.file", locale, heard.hearing().number()) + ".xlsx";
    }

    public static byte[] of(HeardText heard, Wording wording, Locale locale) {
        return Workbook.of("Avtaleverk", List.of(remarks(heard, wording, locale), receivers(heard, wording, locale)));
    }

    private static Sheet remarks(HeardText heard, Wording wording, Locale locale) {
        var rows = new ArrayList<List<Object>>();
        for (Answered receiver : heard.receivers()) {
            for (Assessed one : receiver.remarks()) {
                Clause clause = one.clause();
                RemarkAssessment assessment = one.assessment();
                HearingAnswer answer = receiver.answer();
                rows.add(List.of(
                        clause == null ? wording.say("hearing.whole", locale) : clause.title(),
                        clause == null ? "" : clause.text().body(),
                        receiver.receiver().name(),
                        wording.of(receiver.receiver().kind(), locale),
                        answer == null ? "" : wording.of(answer.position(), locale),
                        one.remark().text(),
                        assessment == null
                                ? wording.say("hearing.not-assessed", locale)
                                : wording.of(assessment.treatment(), locale),
                        assessment == null ? "" : assessment.reason()));
            }
        }
        return new Sheet(
                wording.say("hearing.remarks", locale),
                columns(
                        wording,
                        locale,
                        List.of("clause", "words", "receiver", "kind", "position", "remark", "treatment", "reason"),
                        new int[] {26, 60, 28, 18, 18, 60, 18, 50}),
                rows);
    }

    private static Sheet receivers(HeardText heard, Wording wording, Locale locale) {
        var rows = new ArrayList<List<Object>>();
        for (Answered one : heard.receivers()) {
            HearingAnswer answer = one.answer();
            rows.add(List.of(
                    one.receiver().name(),
                    wording.of(one.receiver().kind(), locale),
                    answer == null ? "" : answer.date(),
                    answer == null ? wording.say("hearing.silent", locale) : wording.of(answer.position(), locale),
                    one.late() ? wording.say("hearing.late", locale) : "",
                    one.remarks().size()));
        }
        return new Sheet(
                wording.say("hearing.receivers", locale),
                columns(wording, locale, List.of("receiver", "kind", "date", "position", "late", "count"), new int[] {
                    40, 24, 14, 24, 16, 12
                }),
                rows);
    }

    private static List<Column> columns(Wording wording, Locale locale, List<String> names, int[] widths) {
        var columns = new ArrayList<Column>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(new Column(wording.say("hearing.column." + names.get(i), locale), widths[i]));
        }
        return columns;
    }
}
