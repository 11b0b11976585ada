/** Lists as spreadsheets write and open them, cell by cell and line by line. Knows no trade. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.kaquan.files.csv;
