package no.avtaleverk.templates.standard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.standard.StandardText.Guidance;
import no.avtaleverk.templates.standard.StandardText.Question;
import no.avtaleverk.templates.standard.StandardText.StandardClause;
import org.jspecify.annotations.Nullable;

/** Every clause with words of its own, offered one by one: the common ones first, then those of each standard in its order. */
public final class ClauseLibrary {
    /** Stands for the key of a standard where a clause belongs to none. */
    public static final String COMMON = "common";

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}§]+");

    private final List<LibraryClause> clauses;
    private final Map<ClauseId, LibraryClause> byId = new LinkedHashMap<>();
    private final List<Question> questions;

    private ClauseLibrary(List<LibraryClause> clauses, List<Question> questions) {
        this.clauses = List.copyOf(clauses);
        this.questions = List.copyOf(questions);
        clauses.forEach(clause -> byId.put(clause.id(), clause));
    }

    /**
     * A clause on offer.
     *
     * @param id permanent; the clause keeps it in every agreement where it is free
     * @param standard key of the standard it is written for, or {@link #COMMON}
     * @param kind of the agreements it is written for
     * @param level it has in its standard; 2 for a common clause
     * @param answers requirements its words answer
     * @param concerns requirements it is about, which no words can answer
     * @param usedBy keys of the standards that have it
     */
    public record LibraryClause(
            ClauseId id,
            String standard,
            AgreementKind kind,
            int level,
            Bilingual heading,
            Bilingual text,
            List<RequirementId> answers,
            List<RequirementId> concerns,
            @Nullable Guidance guidance,
            List<String> usedBy) {
        public LibraryClause {
            answers = List.copyOf(answers);
            concerns = List.copyOf(concerns);
            usedBy = List.copyOf(usedBy);
        }

        /** The words in a written standard. */
        public ClauseText words(Language language) {
            return ClauseText.parse(heading.in(language), text.in(language));
        }

        /**
         * The level it gets after another clause: its own, but never two below the one before.
         *
         * @param before level of the clause it comes after; 0 when it comes first
         */
        public int levelAfter(int before) {
            return Math.min(level, before + 1);
        }

        /** Whether it answers a requirement or is about it. */
        public boolean isFor(RequirementId requirement) {
            return answers.contains(requirement) || concerns.contains(requirement);
        }
    }

    /**
     * What is looked for; whatever is absent or empty does not narrow.
     *
     * @param words all of which stand in the clause or its guidance, in either written standard, as words or parts of words
     * @param standard key of a standard, or {@link #COMMON}
     */
    public record Wish(
            String words,
            @Nullable RequirementId requirement,
            @Nullable AgreementKind kind,
            @Nullable String standard) {}

    static ClauseLibrary of(CommonClauses common, List<StandardText> standards) {
        var clauses = new ArrayList<LibraryClause>();
        for (CommonClauses.Common one : common.all()) {
            clauses.add(clause(COMMON, AgreementKind.SUB_AGREEMENT, one.at(2, null), standards));
        }
        for (StandardText standard : standards) {
            standard.clauses().stream()
                    .filter(clause -> !clause.text().nb().isBlank())
                    .filter(clause -> clauses.stream().noneMatch(one -> one.id().equals(clause.id())))
                    .map(clause -> clause(standard.key(), standard.kind(), clause, standards))
                    .forEach(clauses::add);
        }
        return new ClauseLibrary(
                clauses,
                standards.stream()
                        .flatMap(standard -> standard.questions().stream())
                        .toList());
    }

    private static LibraryClause clause(
            String standard, AgreementKind kind, StandardClause clause, List<StandardText> standards) {
        return new LibraryClause(
                clause.id(),
                standard,
                kind,
                clause.level(),
                clause.heading(),
                clause.text(),
                clause.answers(),
                clause.concerns(),
                clause.guidance(),
                standards.stream()
                        .filter(text -> text.clause(clause.id()).isPresent())
                        .map(StandardText::key)
                        .toList());
    }

    public List<LibraryClause> all() {
        return clauses;
    }

    public Optional<LibraryClause> find(ClauseId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The clauses that fit; those with more of the words in their heading first, else in the order of the library. */
    public List<LibraryClause> find(Wish wish) {
        List<String> words = NO_WORD.splitAsStream(wish.words().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
        RequirementId requirement = wish.requirement();
        AgreementKind kind = wish.kind();
        String standard = wish.standard();
        return clauses.stream()
                .filter(clause -> requirement == null || clause.isFor(requirement))
                .filter(clause -> kind == null || clause.kind() == kind)
                .filter(clause -> standard == null
                        || clause.standard().equals(standard)
                        || clause.usedBy().contains(standard))
                .filter(clause -> holds(clause, words))
                .sorted(Comparator.comparingLong(clause -> -words.stream()
                        .filter(word -> said(clause.heading()).anyMatch(text -> text.contains(word)))
                        .count()))
                .toList();
    }

    /** What the first standard that has a parameter asks for it. */
    public Optional<Bilingual> asks(String parameter) {
        return questions.stream()
                .filter(question -> question.key().equals(parameter))
                .findFirst()
                .map(Question::asks);
    }

    private static boolean holds(LibraryClause clause, List<String> words) {
        List<String> texts = Stream.of(said(clause.heading()), said(clause.text()), said(clause.guidance()))
                .flatMap(Function.identity())
                .toList();
        return words.stream().allMatch(word -> texts.stream().anyMatch(text -> text.contains(word)));
    }

    private static Stream<String> said(@Nullable Guidance guidance) {
        return guidance == null
                ? Stream.empty()
                : Stream.concat(
                        said(guidance.text()), Stream.of(guidance.source().toLowerCase(Locale.ROOT)));
    }

    private static Stream<String> said(Bilingual words) {
        return Stream.of(words.nb().toLowerCase(Locale.ROOT), words.nn().toLowerCase(Locale.ROOT));
    }
}
