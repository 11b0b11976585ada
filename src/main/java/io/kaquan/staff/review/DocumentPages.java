package io.kaquan.staff.review;

import io.kaquan.files.document.Document;
import io.kaquan.files.document.Documents;
import io.kaquan.platform.staff.StaffSignIn;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/**
 * Papers for the person who reviews them: the original, and each page as a picture. Every look is
 * recorded.
 */
@Controller
class DocumentPages {
  private final Documents documents;
  private final StaffSignIn staff;

  DocumentPages(Documents documents, StaffSignIn staff) {
    this.documents = documents;
    this.staff = staff;
  }

  @GetMapping("/ops/documents/{id}")
  ResponseEntity<byte[]> original(@PathVariable UUID id, HttpServletRequest request) {
    Document document = viewed(id, request);
    return answer(document.kind().type())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline()
                .filename(document.name(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(documents.content(document));
  }

  @GetMapping("/ops/documents/{id}/pages/{page}")
  ResponseEntity<byte[]> page(
      @PathVariable UUID id, @PathVariable int page, HttpServletRequest request) {
    Document document = viewed(id, request);
    return documents
        .page(document, page)
        .map(
            picture ->
                answer(document.isPdf() ? MediaType.IMAGE_PNG_VALUE : document.kind().type())
                    .body(picture))
        .orElseThrow(DocumentPages::notHere);
  }

  private Document viewed(UUID id, HttpServletRequest request) {
    Document document = documents.find(id).orElseThrow(DocumentPages::notHere);
    documents.viewed(id, staff.current(request).orElseThrow(DocumentPages::notHere).id());
    return document;
  }

  private static ResponseEntity.BodyBuilder answer(String type) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(type))
        .cacheControl(CacheControl.noStore());
  }

  private static ResponseStatusException notHere() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
