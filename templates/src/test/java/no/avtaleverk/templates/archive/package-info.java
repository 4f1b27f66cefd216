@NullMarked
package no.avtaleverk.templates.archive;

import org.jspecify.annotations.NullMarked;
