Kính gửi ${name},

${sentence}

<#if step?has_content>
Việc: ${step}
</#if>
Hồ sơ: ${title}
<#if due?has_content>
Hạn: ${due}
</#if>
<#if detail?has_content>

${detail}
</#if>

${linkText}: ${link}

--
Thư tự động của hệ thống Trình Ký, xin không trả lời thư này.
Muốn nhận ít thư hơn hoặc thôi nhận thư: ${settings}
