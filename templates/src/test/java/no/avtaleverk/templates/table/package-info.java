@NullMarked
package no.avtaleverk.templates.table;

import org.jspecify.annotations.NullMarked;
