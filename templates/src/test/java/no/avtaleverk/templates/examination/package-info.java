@NullMarked
package no.avtaleverk.templates.examination;

import org.jspecify.annotations.NullMarked;
