package no.avtaleverk.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class OpenTagsTests {
    /** What goes through the filter's own response is held whole in memory. */
    @ParameterizedTest
    @CsvSource({
        "/api/v1/open/bulk/open-data.zip, /api/v1/open/bulk/open-data.zip, true",
        "/api/v1/open/bulk/open-data.zi%70, /api/v1/open/bulk/open-data.zip, true",
        "/api/v1/open/%62ulk/open-data.zip;x=1, /api/v1/open/bulk/open-data.zip, true",
        "/api/v1/open/bulk, /api/v1/open/bulk, false",
        "/api/v1/open/versions, /api/v1/open/versions, false"
    })
    void aFileIsNeverHeldInMemoryHoweverItsAddressIsWritten(String written, String path, boolean streamed)
            throws Exception {
        for (String method : new String[] {"GET", "HEAD"}) {
            var request = new MockHttpServletRequest(method, written);
            request.setServletPath(path);
            var response = new MockHttpServletResponse();
            new OpenTags().doFilter(request, response, (one, two) -> assertThat(two == response)
                    .as(method + " " + written)
                    .isEqualTo(streamed));
        }
    }
}
