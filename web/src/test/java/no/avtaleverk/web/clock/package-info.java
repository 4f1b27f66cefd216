@NullMarked
package no.avtaleverk.web.clock;

import org.jspecify.annotations.NullMarked;
