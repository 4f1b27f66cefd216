package no.avtaleverk.model.ros;

import java.util.List;
import java.util.Optional;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.wording.Bilingual;

/** The questions a guide asks of an offer, as a checklist that each party answers. */
public record RosGuide(List<Section> sections) {
    public RosGuide {
        sections = List.copyOf(sections);
        long ids = sections.stream()
                .flatMap(one -> one.questions().stream())
                .map(Question::id)
                .distinct()
                .count();
        if (ids != sections.stream().mapToLong(one -> one.questions().size()).sum()) {
            throw new IllegalArgumentException("The guide asks each question once");
        }
    }

    /** @param id number of the section in the guide */
    public record Section(String id, Bilingual title, Bilingual source, List<Question> questions) {
        public Section {
            questions = List.copyOf(questions);
        }
    }

    /**
     * A question.
     *
     * @param id never used again for another question
     * @param requirements whose answers in a text speak of it
     */
    public record Question(String id, Bilingual question, List<RequirementId> requirements) {
        public Question {
            requirements = List.copyOf(requirements);
        }
    }

    public Optional<Question> find(String id) {
        return sections.stream()
                .flatMap(section -> section.questions().stream())
                .filter(one -> one.id().equals(id))
                .findFirst();
    }
}
