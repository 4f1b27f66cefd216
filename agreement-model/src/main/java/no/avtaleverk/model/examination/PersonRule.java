package no.avtaleverk.model.examination;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.NationalIdentityNumbers;
import no.avtaleverk.model.examination.Finding.Kind;

/**
 * Fødselsnummer, which has no place in an agreement, and how to reach a person, which belongs in a contact list that is kept without
 * a new vedtak. Addresses of functions, such as {@code postmottak@}, may stand.
 */
final class PersonRule implements Rule {
    private static final Pattern MAIL =
            Pattern.compile("(?iu)(?<name>[\\p{L}0-9._%+-]+)@[\\p{L}0-9-]+(?:\\.[\\p{L}0-9-]+)+");
    private static final Pattern PHONE = Pattern.compile(
            "(?iu)(?<!\\p{L})(?:tlf|telefon|telefonnummer|mobil|mob)\\.?:?\\s*(?:\\+47\\s?)?(?:[0-9]{8}|[0-9]{2}(?: [0-9]{2}){3}|[0-9]{3} [0-9]{2} [0-9]{3})(?![0-9])");

    private final Vocabulary words;

    PersonRule(Vocabulary words) {
        this.words = words;
    }

    @Override
    public Stream<Finding> examine(Examined text) {
        Phrases functions = words.in(text.language()).functionAddresses();
        return Passage.of(text).flatMap(passage -> Stream.of(
                        NationalIdentityNumbers.in(passage.text())
                                .map(found -> finding(Kind.IDENTITY_NUMBER, passage, found.start(), found.end())),
                        MAIL.matcher(passage.text())
                                .results()
                                .filter(found -> !functions.contain(found.group(1)))
                                .map(found -> finding(Kind.CONTACT_DETAILS, passage, found.start(), found.end())),
                        PHONE.matcher(passage.text())
                                .results()
                                .map(found -> finding(Kind.CONTACT_DETAILS, passage, found.start(), found.end())))
                .flatMap(one -> one));
    }

    private Finding finding(Kind kind, Passage passage, int start, int end) {
        return words.finding(kind, passage.place(start, end), passage.words(start, end), List.of(), null);
    }
}
