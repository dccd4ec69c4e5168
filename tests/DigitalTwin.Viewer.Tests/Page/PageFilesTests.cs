using System.IO.Compression;
using System.Text.RegularExpressions;

namespace DigitalTwin.Viewer.Tests.Page;

/// <summary>How the files of the page come: compressed for whoever takes it, kept by the browser as long as their names say.</summary>
public sealed class PageFilesTests(TwinFixture twin) : IClassFixture<TwinFixture>
{
    [Fact]
    public async Task Files_come_compressed_to_those_who_take_it_and_are_kept()
    {
        Assert.SkipWhen(
            !File.Exists(Path.Combine(AppContext.BaseDirectory, "page", "index.html")), "left out: the page was built without Node.js");
        using HttpResponseMessage page = await Get("/", "identity");
        string html = await page.Content.ReadAsStringAsync();
        string script = Regex.Match(html, "src=\"\\.(/assets/[^\"]+\\.js)\"").Groups[1].Value;
        Assert.True(page.Headers.CacheControl!.NoCache);

        using HttpResponseMessage plain = await Get(script, "identity"), compressed = await Get(script, "gzip, br");
        byte[] whole = await plain.Content.ReadAsByteArrayAsync(), small = await compressed.Content.ReadAsByteArrayAsync();
        using var unpacked = new MemoryStream();
        using (var brotli = new BrotliStream(new MemoryStream(small), CompressionMode.Decompress))
            await brotli.CopyToAsync(unpacked);

        Assert.Equal(["br"], compressed.Content.Headers.ContentEncoding);
        Assert.Equal(plain.Content.Headers.ContentType, compressed.Content.Headers.ContentType);
        Assert.Equal(whole, unpacked.ToArray());
        Assert.True(small.Length < whole.Length / 2, $"{small.Length} of {whole.Length} bytes");
        Assert.Equal(TimeSpan.FromDays(365), compressed.Headers.CacheControl!.MaxAge);
    }

    private async Task<HttpResponseMessage> Get(string path, string takes)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd(takes);
        return await twin.Http.SendAsync(request);
    }
}
