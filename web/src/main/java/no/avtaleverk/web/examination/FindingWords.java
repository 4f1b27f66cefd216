package no.avtaleverk.web.examination;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import no.avtaleverk.model.examination.Finding;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.web.wording.Wording;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says what was found, and how to mend it, in the reader's language. */
@Component
public final class FindingWords {
    private final MessageSource messages;
    private final Wording wording;

    FindingWords(MessageSource messages, Wording wording) {
        this.messages = messages;
        this.wording = wording;
    }

    /** What is wrong, or asked. */
    public String says(Finding finding, Locale locale) {
        return say("says.", finding, locale);
    }

    /** How to put it right. */
    public String advises(Finding finding, Locale locale) {
        return say("mend.", finding, locale);
    }

    private String say(String about, Finding finding, Locale locale) {
        Locale language = Wording.best(locale);
        var words = new ArrayList<Object>();
        words.add(finding.words());
        words.addAll(data(finding, language));
        return messages.getMessage(about + finding.kind().name(), words.toArray(), language);
    }

    private List<String> data(Finding finding, Locale language) {
        return switch (finding.kind()) {
            case CLAIM_UNANSWERED, CONTENT_UNANSWERED, CLAIM_NOT_IN_FORCE ->
                finding.data().stream()
                        .map(id -> wording.title(new RequirementId(id), language))
                        .toList();
            case SECTION_REPEALED ->
                List.of(finding.data().get(0), date(finding.data().get(1), language));
            case WEEKDAY_WRONG ->
                List.of(
                        DayOfWeek.valueOf(finding.data().get(0).toUpperCase(Locale.ROOT))
                                .getDisplayName(TextStyle.FULL, language),
                        date(finding.data().get(1), language));
            case DATES_REVERSED, DATE_AGAINST_TERMS ->
                finding.data().stream().map(day -> date(day, language)).toList();
            default -> finding.data();
        };
    }

    private String date(String day, Locale language) {
        return wording.date(LocalDate.parse(day), language);
    }
}
