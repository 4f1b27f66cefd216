package no.avtaleverk.model.publication;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import no.avtaleverk.model.wording.Bilingual;

/** The provisions by which information may be kept from the public, as jurists keep them. */
public record WithholdingGrounds(List<Ground> all) {
    public WithholdingGrounds {
        all = List.copyOf(all);
        if (all.stream().map(Ground::key).distinct().count() != all.size()) {
            throw new IllegalArgumentException("Two grounds have the same key");
        }
    }

    /**
     * A provision of offentleglova.
     *
     * @param key permanent
     * @param cite paragraph, ledd and letter as they are cited (offentleglova § 31 first ledd)
     * @param about what it is for
     * @param shown what stands in place of the words
     * @param signed whether words of a signed agreement can be withheld by it; provisions for internal documents can only refuse access to those
     * @param secrecy whether the law forbids handing it out, so that wider access (meirinnsyn, offentleglova § 11) can not be considered
     * @param checked whether a jurist has held the entry against the statute
     */
    public record Ground(
            String key,
            Bilingual cite,
            Bilingual about,
            Bilingual shown,
            String source,
            boolean signed,
            boolean secrecy,
            boolean checked) {}

    /** Those by which words of a signed agreement can be withheld. */
    public List<Ground> ofSigned() {
        return all.stream().filter(Ground::signed).toList();
    }

    public Optional<Ground> find(String key) {
        return all.stream().filter(ground -> ground.key().equals(key)).findFirst();
    }

    /** Whether the law leaves it to the organ to show more all the same, by one of these provisions. */
    public boolean leaveAChoice(Collection<String> keys) {
        return keys.stream().flatMap(key -> find(key).stream()).anyMatch(ground -> !ground.secrecy());
    }
}
