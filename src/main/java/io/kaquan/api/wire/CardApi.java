package io.kaquan.api.wire;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers every request under /card, /cgi-bin and /datacube as WeChat does: JSON with HTTP status
 * 200, whatever happened. It is a servlet because Spring MVC reads the content type and the
 * parameters before a controller sees the body.
 */
class CardApi extends HttpServlet {
  private static final Logger log = LoggerFactory.getLogger(CardApi.class);

  private final transient Callers callers;
  private final transient Map<String, Call> calls;
  private final transient Map<String, OpenCall> openCalls;

  CardApi(Callers callers, List<Call> calls, List<OpenCall> openCalls) {
    this.callers = callers;
    this.calls = calls.stream().collect(Collectors.toMap(Call::path, Function.identity()));
    this.openCalls =
        openCalls.stream().collect(Collectors.toMap(OpenCall::path, Function.identity()));
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Reply reply;
    try {
      reply = answer(request);
    } catch (CallRefused e) {
      reply = e.reply();
    } catch (IOException e) {
      log.debug("A request to {} broke off", request.getRequestURI(), e);
      reply = Reply.refused(CommonErrcode.BAD_DATA);
    } catch (RuntimeException e) {
      log.error("No answer to {}", request.getRequestURI(), e);
      reply = Reply.refused(CommonErrcode.SYSTEM_ERROR);
    }
    send(reply, response);
  }

  private Reply answer(HttpServletRequest request) throws IOException {
    Body body = Body.of(request);
    String path = request.getRequestURI().substring(request.getContextPath().length());
    QueryString query = new QueryString(request.getQueryString());
    OpenCall open = openCalls.get(path);
    if (open != null) {
      return open.answer(query, body, request.getRemoteAddr());
    }
    Call call = calls.get(path);
    if (call == null) {
      return Reply.refused(CommonErrcode.UNAUTHORIZED);
    }
    Caller caller = callers.authenticate(query.get("access_token"), request.getRemoteAddr());
    if (call.takesNoInput()) {
      return call.answer(caller, Payload.EMPTY);
    }
    if (!"POST".equals(request.getMethod())) {
      return Reply.refused(CommonErrcode.NEEDS_POST);
    }
    return call.answer(caller, body.payload());
  }

  static void send(Reply reply, HttpServletResponse response) throws IOException {
    response.setStatus(HttpServletResponse.SC_OK);
    response.setContentType(reply.contentType());
    response.setContentLength(reply.body().length);
    if (reply.fileName() != null) {
      response.setHeader(
          "Content-Disposition", "attachment; filename=\"" + reply.fileName() + "\"");
    }
    response.getOutputStream().write(reply.body());
  }
}
