/** Reading of the authored files, YAML and CSV: every fault names the file and the entry. And of single parts of Office files. */
@NullMarked
package no.avtaleverk.templates.content;

import org.jspecify.annotations.NullMarked;
