// Talking to the API: CSRF header, Vietnamese problem details, nothing lost when the session ended.

/** What the server refused, in the words of its problem detail. */
export class Refused extends Error {
  constructor(status, message, problem) {
    super(message);
    this.status = status;
    this.problem = problem;
  }
}

const cookie = (name) =>
  document.cookie.split('; ').find((c) => c.startsWith(name + '='))?.slice(name.length + 1);

const OWN_WORDS = {
  401: 'Phiên làm việc đã hết. Nội dung vẫn còn trên trang này: đăng nhập lại ở một thẻ khác của trình duyệt, rồi bấm lại nút vừa bấm.',
  403: 'Anh chị không có quyền làm việc này, hoặc phiên làm việc đã hết. Nội dung vẫn còn trên trang này.',
  404: 'Không tìm thấy. Có thể hồ sơ đã chuyển bước; hãy tải lại trang.',
  413: 'Tệp lớn hơn 50 MB nên chưa được nhận. Hãy chia nhỏ hoặc nén tệp.',
};

/**
 * Calls the API. `body` may be an object (sent as JSON) or FormData. Answers `{status, data, etag}`;
 * throws Refused with a sentence for the reader.
 */
export async function api(method, url, body, headers = {}) {
  const form = body instanceof FormData;
  const token = cookie('XSRF-TOKEN');
  let response;
  try {
    response = await fetch(url, {
      method,
      credentials: 'same-origin',
      redirect: 'error',
      headers: {
        Accept: 'application/json, application/problem+json',
        'X-Requested-With': 'XMLHttpRequest',
        ...(body !== undefined && !form ? { 'Content-Type': 'application/json' } : {}),
        ...(token && method !== 'GET' ? { 'X-XSRF-TOKEN': decodeURIComponent(token) } : {}),
        ...headers,
      },
      body: body === undefined ? undefined : form ? body : JSON.stringify(body),
    });
  } catch {
    throw new Refused(0, 'Đang mất kết nối với máy chủ; nội dung vẫn còn trên trang này. Có mạng lại, hãy bấm lại nút vừa bấm.', null);
  }
  const text = await response.text();
  let data = null;
  try {
    data = text ? JSON.parse(text) : null;
  } catch {
    data = null;
  }
  if (!response.ok) {
    const words = data?.detail ?? OWN_WORDS[response.status] ??
      'Hệ thống gặp sự cố, chưa ghi nhận thao tác vừa rồi. Nội dung vẫn còn trên trang này; hãy thử lại sau ít phút.';
    throw new Refused(response.status, words, data);
  }
  return { status: response.status, data, etag: response.headers.get('ETag') };
}
