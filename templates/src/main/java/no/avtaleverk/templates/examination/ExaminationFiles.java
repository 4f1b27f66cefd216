package no.avtaleverk.templates.examination;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.examination.Finding.Kind;
import no.avtaleverk.model.examination.Phrases;
import no.avtaleverk.model.examination.Vocabulary;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.content.AuthoredContentException;
import no.avtaleverk.templates.content.Entry;

/** Reads what the examination of a text looks for. */
public final class ExaminationFiles {
    private static final String FOLDER = "examination/";

    private ExaminationFiles() {}

    /**
     * Read all of it.
     *
     * @throws AuthoredContentException if a file is not as it must be
     */
    public static Vocabulary load() {
        Entry words = Entry.file(FOLDER + "words.yaml");
        Entry standards = Entry.file(FOLDER + "written-standard.yaml").allowing("pairs", "in-nynorsk", "in-bokmaal");
        Entry demanded = Entry.file(FOLDER + "demanded.yaml").allowing("kinds", "joint-measure", "orders");
        Map<Language, Vocabulary.Words> own = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            own.put(language, words(words, language, otherStandard(standards, language)));
        }
        try {
            return new Vocabulary(
                    sources(),
                    own,
                    Entry.list(FOLDER + "remarks.yaml", "about").stream()
                            .map(ExaminationFiles::remark)
                            .toList(),
                    kinds(demanded),
                    requirements(demanded, "joint-measure"),
                    demanded.entries("orders", "later").stream()
                            .map(order -> new Vocabulary.Order(
                                    order.allowing("earlier", "later").text("earlier"), order.text("later")))
                            .toList(),
                    law());
        } catch (IllegalArgumentException e) {
            throw new AuthoredContentException(FOLDER, e);
        }
    }

    private static Map<Kind, Bilingual> sources() {
        Map<Kind, Bilingual> sources = new EnumMap<>(Kind.class);
        for (Entry entry : Entry.list(FOLDER + "sources.yaml", "kind")) {
            entry.allowing("kind", "source");
            if (sources.put(kind(entry), entry.bilingual("source")) != null) {
                throw entry.fault("the kind is given twice");
            }
        }
        return sources;
    }

    private static Kind kind(Entry entry) {
        try {
            return Kind.valueOf(entry.text("kind").toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw entry.fault("'%s' is nothing the examination finds".formatted(entry.text("kind")));
        }
    }

    private static Vocabulary.Words words(Entry file, Language language, Map<String, String> otherStandard) {
        return new Vocabulary.Words(
                phrases(file, "duties", language),
                phrases(file, "passives", language),
                phrases(file, "not-passives", language),
                phrases(file, "helpers", language),
                phrases(file, "subordinators", language),
                phrases(file, "owners", language),
                phrases(file, "responsible", language),
                phrases(file, "recipients", language),
                phrases(file, "acts", language),
                phrases(file, "times", language),
                phrases(file, "elsewhere", language),
                otherStandard,
                phrases(file, "names", language),
                phrases(file, "terms", language),
                Set.copyOf(file.entry("known-abbreviations").texts(language.code())),
                phrases(file, "function-addresses", language));
    }

    private static Phrases phrases(Entry file, String key, Language language) {
        return Phrases.of(file.entry(key).allowing("nb", "nn").texts(language.code()));
    }

    /** Words that do not belong in a text in a language, with the form to use. */
    private static Map<String, String> otherStandard(Entry file, Language language) {
        String own = language.code();
        String other = language == Language.BOKMAL ? "nn" : "nb";
        var all = new ArrayList<>(file.entries("pairs", other));
        all.addAll(file.entries(language == Language.BOKMAL ? "in-bokmaal" : "in-nynorsk", other));
        var forms = new HashMap<String, String>();
        for (Entry pair : all) {
            pair.allowing("nb", "nn");
            for (String wrong : pair.text(other).split("/")) {
                if (!wrong.contains(" ") && forms.put(wrong, pair.text(own)) != null) {
                    throw pair.fault("'%s' is given twice".formatted(wrong));
                }
            }
        }
        return forms;
    }

    private static Vocabulary.Remark remark(Entry entry) {
        entry.allowing("kind", "about", "nb", "nn", "unless-nb", "unless-nn", "source");
        return new Vocabulary.Remark(
                kind(entry),
                Map.of(
                        Language.BOKMAL, Phrases.of(entry.texts("nb")),
                        Language.NYNORSK, Phrases.of(entry.texts("nn"))),
                Map.of(
                        Language.BOKMAL, Phrases.of(entry.texts("unless-nb")),
                        Language.NYNORSK, Phrases.of(entry.texts("unless-nn"))),
                entry.bilingual("source"));
    }

    private static Map<AgreementKind, Set<RequirementId>> kinds(Entry file) {
        Map<AgreementKind, Set<RequirementId>> kinds = new EnumMap<>(AgreementKind.class);
        for (Entry entry : file.entries("kinds", "kind")) {
            entry.allowing("kind", "requirements");
            String name = entry.text("kind").toUpperCase(Locale.ROOT).replace('-', '_');
            kinds.put(AgreementKind.valueOf(name), requirements(entry, "requirements"));
        }
        return kinds;
    }

    private static Set<RequirementId> requirements(Entry entry, String key) {
        return entry.texts(key).stream().map(RequirementId::new).collect(Collectors.toSet());
    }

    private static Vocabulary.Law law() {
        Entry file = Entry.file(FOLDER + "law.yaml").allowing("names", "chapters", "repealed", "mistaken");
        var names = new HashMap<String, List<String>>();
        for (Entry name : file.entries("names", "statute")) {
            names.put(name.allowing("statute", "words").text("statute"), name.texts("words"));
        }
        return new Vocabulary.Law(
                names,
                file.entries("chapters", "chapter").stream()
                        .map(ExaminationFiles::chapter)
                        .toList(),
                file.entries("repealed", "section").stream()
                        .map(one -> new Vocabulary.Repealed(
                                one.allowing("statute", "section", "from").text("statute"),
                                one.text("section"),
                                one.date("from")))
                        .toList(),
                file.entries("mistaken", "section").stream()
                        .map(ExaminationFiles::mistaken)
                        .toList());
    }

    private static Vocabulary.Chapter chapter(Entry entry) {
        entry.allowing("statute", "chapter", "sections", "items", "assumed");
        var items = new HashMap<String, Integer>();
        for (Entry item : entry.entries("items", "section")) {
            items.put(item.allowing("section", "last").text("section"), item.number("last"));
        }
        return new Vocabulary.Chapter(
                entry.text("statute"), entry.text("chapter"), entry.texts("sections"), items, entry.flag("assumed"));
    }

    private static Vocabulary.Mistaken mistaken(Entry entry) {
        entry.allowing("statute", "section", "meant", "nb", "nn");
        var near = new ArrayList<>(entry.texts("nb"));
        near.addAll(entry.texts("nn"));
        return new Vocabulary.Mistaken(
                entry.text("statute"), entry.text("section"), entry.text("meant"), Phrases.of(near));
    }
}
