package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;

/** Something frozen made again, which is done beside the request. */
final class MadeAgain {
    private MadeAgain() {}

    /** What came of it, when it is done. */
    static Reply by(Client person, String frozen) {
        Reply asked = person.post(frozen + "/again", "");
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        String run = frozen + "/again/" + asked.json().path("id").asString();
        Reply reply = person.get(run);
        while (reply.json().path("progress").asString().equals("UNDER_WAY")) {
            reply = person.get(run);
        }
        assertThat(reply.json().path("progress").asString()).as(reply.text()).isEqualTo("DONE");
        return reply;
    }
}
