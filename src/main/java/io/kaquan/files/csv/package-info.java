/** Lists as spreadsheets write and open them, cell by cell and line by line. Knows no trade. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.kaquan.files.csv;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
