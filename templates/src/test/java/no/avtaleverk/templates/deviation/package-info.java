@NullMarked
package no.avtaleverk.templates.deviation;

import org.jspecify.annotations.NullMarked;
