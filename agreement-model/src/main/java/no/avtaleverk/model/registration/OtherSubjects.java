package no.avtaleverk.model.registration;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.avtaleverk.model.wording.Language;

/**
 * The subjects that agreements outside hol. § 6-2 are sorted by. What an agreement is about is read from its title, so that nobody has to
 * say it again.
 */
public record OtherSubjects(List<Subject> list) {
    /** The subject of what is sorted nowhere else. */
    public static final String OTHER = "other";

    public OtherSubjects {
        list = List.copyOf(list);
        if (list.isEmpty() || !list.getLast().id().equals(OTHER)) {
            throw new IllegalArgumentException("The last subject is the one for all else");
        }
    }

    /**
     * A subject.
     *
     * @param id never reused; stands in frozen registrations
     * @param cues parts of words a title may have, in lower case, in either written standard
     */
    public record Subject(String id, String nb, String nn, String en, List<String> cues) {
        public Subject {
            cues = List.copyOf(cues);
        }

        /** In one of the languages people read the product in; bokmål where it is none of them. */
        public String in(String language) {
            return language.equals(Language.NYNORSK.code()) ? nn : language.equals("en") ? en : nb;
        }
    }

    /** The first subject with a cue in a title; the one for all else when none has. */
    public Subject of(String title) {
        String words = title.toLowerCase(Locale.ROOT);
        return list.stream()
                .filter(subject -> subject.cues().stream().anyMatch(words::contains))
                .findFirst()
                .orElseGet(list::getLast);
    }

    public Optional<Subject> find(String id) {
        return list.stream().filter(subject -> subject.id().equals(id)).findFirst();
    }
}
