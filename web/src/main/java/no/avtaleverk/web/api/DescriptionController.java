package no.avtaleverk.web.api;

import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The description of the API, open to everyone. */
@RestController
class DescriptionController {
    private final Map<String, Object> description = ApiDescription.load();

    @GetMapping(path = "/api/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> description() {
        return description;
    }
}
