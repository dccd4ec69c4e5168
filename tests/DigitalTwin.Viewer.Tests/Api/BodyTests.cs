using Microsoft.AspNetCore.Http;

namespace DigitalTwin.Viewer.Tests.Api;

/// <summary>Bodies of events are read up to the limit, and a small one costs little.</summary>
public sealed class BodyTests
{
    private const int Most = 1 << 20;

    [Fact]
    public void A_small_body_needs_little_memory()
    {
        HttpContext first = With("{}"), second = With("{\"id\": \"a\"}");
        Read(first); // what is made once
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("{\"id\": \"a\"}", Read(second));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 << 10);
    }

    [Fact]
    public void A_body_at_the_limit_is_read_and_a_longer_one_is_not()
    {
        Assert.Equal(Most, Read(With(new string('x', Most))).Length);
        ApiException refused = Assert.Throws<ApiException>(() => Read(With(new string('x', Most + 1))));
        Assert.Equal(413, refused.Status);
    }

    [Fact]
    public void A_body_that_is_no_text_is_refused()
    {
        var context = new DefaultHttpContext { Request = { Body = new MemoryStream([0xc3, 0x28]) } };
        Assert.Equal(400, Assert.Throws<ApiException>(() => Read(context)).Status);
    }

    private static DefaultHttpContext With(string body) =>
        new() { Request = { Body = new MemoryStream(Encoding.UTF8.GetBytes(body)) } };

    private static string Read(HttpContext context) => EventEndpoints.ReadBody(context, Most).GetAwaiter().GetResult();
}
