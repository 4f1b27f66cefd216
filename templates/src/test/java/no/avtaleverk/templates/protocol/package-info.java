@NullMarked
package no.avtaleverk.templates.protocol;

import org.jspecify.annotations.NullMarked;
