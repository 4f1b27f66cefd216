package no.avtaleverk.web.page;

import java.io.IOException;
import java.util.List;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.followup.Attachment;
import no.avtaleverk.workflow.followup.Attaching;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Files that are sent in with a form, to show what a note says. */
@Component
final class Uploads {
    private final Attaching attaching;

    Uploads(Attaching attaching) {
        this.attaching = attaching;
    }

    /**
     * A file as it came.
     *
     * @param sound absent when there is none, or it is not taken
     * @param reasons why it is not taken; empty when it is, or there is none
     */
    record Upload(Attaching.Brought.@Nullable Sound sound, List<Refusal> reasons) {
        boolean isTaken() {
            return reasons.isEmpty();
        }

        @Nullable
        Attachment attachment() {
            return sound == null ? null : sound.attachment();
        }
    }

    /** @param form says whether the person has looked through what can not be read here */
    Upload read(@Nullable MultipartFile file, Form form) throws IOException {
        if (file == null || file.isEmpty()) {
            return new Upload(null, List.of());
        }
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        return switch (attaching.look(
                name, file.getBytes(), !form.text("seenThrough").isEmpty())) {
            case Attaching.Brought.Sound sound -> new Upload(sound, List.of());
            case Attaching.Brought.Refused refused -> new Upload(null, refused.reasons());
        };
    }
}
