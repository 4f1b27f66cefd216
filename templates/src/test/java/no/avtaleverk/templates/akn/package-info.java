@NullMarked
package no.avtaleverk.templates.akn;

import org.jspecify.annotations.NullMarked;
