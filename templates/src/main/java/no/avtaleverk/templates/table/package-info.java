/** Tables as people bring and take them: comma-separated values and JSON. */
@NullMarked
package no.avtaleverk.templates.table;

import org.jspecify.annotations.NullMarked;
