/** The API under {@code /api/v1}. */
@NullMarked
package no.avtaleverk.web.api;

import org.jspecify.annotations.NullMarked;
