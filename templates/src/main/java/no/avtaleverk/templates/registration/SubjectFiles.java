package no.avtaleverk.templates.registration;

import java.util.HashSet;
import java.util.List;
import no.avtaleverk.model.registration.OtherSubjects;
import no.avtaleverk.model.registration.OtherSubjects.Subject;
import no.avtaleverk.templates.content.AuthoredContentException;
import no.avtaleverk.templates.content.Entry;

/** Reads what agreements outside hol. § 6-2 are sorted by. */
public final class SubjectFiles {
    private static final String FILE = "registration/subjects.yaml";

    private SubjectFiles() {}

    /**
     * Read all of them.
     *
     * @throws AuthoredContentException if the file is not as it must be
     */
    public static OtherSubjects load() {
        Entry file = Entry.file(FILE).allowing("subjects");
        List<Subject> subjects = file.entries("subjects", "id").stream()
                .map(SubjectFiles::subject)
                .toList();
        var ids = new HashSet<String>();
        for (Subject subject : subjects) {
            if (!ids.add(subject.id())) {
                throw file.fault("'%s' is given twice".formatted(subject.id()));
            }
        }
        try {
            return new OtherSubjects(subjects);
        } catch (IllegalArgumentException e) {
            throw new AuthoredContentException(file.where(), e);
        }
    }

    private static Subject subject(Entry entry) {
        entry.allowing("id", "nb", "nn", "en", "cues");
        return new Subject(entry.text("id"), entry.text("nb"), entry.text("nn"), entry.text("en"), entry.texts("cues"));
    }
}
