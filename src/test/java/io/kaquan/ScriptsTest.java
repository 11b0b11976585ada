package io.kaquan;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.javascript.jscomp.AbstractCommandLineRunner;
import com.google.javascript.jscomp.CheckLevel;
import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.CompilerOptions.Environment;
import com.google.javascript.jscomp.CompilerOptions.LanguageMode;
import com.google.javascript.jscomp.DiagnosticGroup;
import com.google.javascript.jscomp.DiagnosticGroups;
import com.google.javascript.jscomp.JSError;
import com.google.javascript.jscomp.SourceFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What browsers run parses, and names nothing that is not declared and declares nothing that is not
 * used. Checked by Closure Compiler, which writes nothing here.
 */
class ScriptsTest {
  /**
   * Names that scripts may use besides those of browsers that the compiler knows: a few more of
   * browsers, and those of the libraries that pages load.
   */
  private static final String NAMES =
      Stream.of(
              "addEventListener print scrollTo matchMedia innerWidth sessionStorage".split(" "),
              "BarcodeDetector echarts ZXing camForm $scope".split(" "))
          .flatMap(Stream::of)
          .map("var %s;"::formatted)
          .collect(Collectors.joining());

  private static final List<DiagnosticGroup> FAULTS =
      List.of(
          DiagnosticGroups.UNDEFINED_VARIABLES,
          DiagnosticGroups.UNUSED_LOCAL_VARIABLE,
          DiagnosticGroups.CHECK_VARIABLES,
          DiagnosticGroups.CHECK_REGEXP,
          DiagnosticGroups.CHECK_USELESS_CODE,
          DiagnosticGroups.SUSPICIOUS_CODE,
          DiagnosticGroups.GLOBAL_THIS);

  private static final List<DiagnosticGroup> TYPES =
      List.of(DiagnosticGroups.CHECK_TYPES, DiagnosticGroups.FUNCTION_PARAMS);

  @Test
  void scripts_are_sound() throws IOException {
    assertThat(faults(scripts())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(() => { undeclared(); })();",
        "(() => { const unused = 1; })();",
        "(() => { let twice = 1; let twice = 2; return twice; })();",
        "(() => { const open = ; })();",
        "(() => { const one = 1; one === 2; })();"
      })
  void what_is_unsound_is_found(String script) {
    assertThat(faults(List.of(SourceFile.fromCode("bad.js", script)))).isNotEmpty();
  }

  private static List<SourceFile> scripts() throws IOException {
    List<SourceFile> scripts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/resources"))) {
      files
          .filter(file -> file.toString().endsWith(".js"))
          .sorted()
          .map(file -> SourceFile.fromCode(file.toString(), read(file)))
          .forEach(scripts::add);
    }
    try (Stream<Path> forms = Files.list(Path.of("forms"))) {
      forms
          .filter(form -> form.toString().endsWith(".html"))
          .sorted()
          .forEach(
              form ->
                  Jsoup.parse(read(form))
                      .select("script")
                      .forEach(script -> scripts.add(function(form, script.data()))));
    }
    assertThat(scripts).hasSizeGreaterThan(12);
    return scripts;
  }

  /** The task list makes a function of a form's script. */
  private static SourceFile function(Path form, String script) {
    return SourceFile.fromCode(form + ".js", "(function () {" + script + "\n})();");
  }

  private static List<String> faults(List<SourceFile> scripts) {
    CompilerOptions options = new CompilerOptions();
    options.setChecksOnly(true);
    options.setLanguageIn(LanguageMode.ECMASCRIPT_NEXT);
    options.setStrictModeInput(true);
    options.setCheckTypes(false);
    options.setCheckSymbols(true);
    options.setCheckSuspiciousCode(true);
    FAULTS.forEach(group -> options.setWarningLevel(group, CheckLevel.ERROR));
    Compiler compiler =
        new Compiler(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    List<SourceFile> names = new ArrayList<>();
    try {
      names.addAll(AbstractCommandLineRunner.getBuiltinExterns(Environment.BROWSER));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    names.add(SourceFile.fromCode("names.js", NAMES));
    compiler.compile(names, scripts, options);
    return Stream.concat(compiler.getErrors().stream(), compiler.getWarnings().stream())
        // our scripts declare no types, so what is inferred of them is no fault
        .filter(fault -> TYPES.stream().noneMatch(group -> group.matches(fault)))
        .map(JSError::toString)
        .toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
