@NullMarked
package no.avtaleverk.web.open;

import org.jspecify.annotations.NullMarked;
