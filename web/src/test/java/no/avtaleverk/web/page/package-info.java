@NullMarked
package no.avtaleverk.web.page;

import org.jspecify.annotations.NullMarked;
