using System.Net;

namespace DigitalTwin.Viewer.Tests.Api;

/// <summary>Requests that mean no good: each gets a 4xx with a reason and a fix, and changes nothing.</summary>
public sealed class HostileTests(TwinFixture twin) : IClassFixture<TwinFixture>
{
    public static TheoryData<string, string, string, int> Requests => new()
    {
        { "GET", "/api/runs/..%2f..%2fetc", "", 404 },
        { "GET", "/api/runs/{run}/exports/..%2f..%2f..%2fetc%2fpasswd", "", 404 },
        { "GET", "/api/runs/{run}/exports/store", "", 404 },
        { "GET", "/api/scenarios/..%2f..", "", 404 },
        { "GET", "/page/../../twin.dll", "", 404 },
        { "GET", "/api/runs/{run}/snapshot?tick=-1", "", 404 },
        { "GET", "/api/runs/{run}/snapshot?tick=99999999999999999999", "", 400 },
        { "GET", "/api/runs/{run}/snapshot?tick=abc", "", 400 },
        { "GET", "/api/runs/{run}/history?entity=NORTH", "", 400 },
        { "GET", "/api/runs/{run}/history?entity=NORTH&metric=load_mw&from=9&to=3", "", 400 },
        { "GET", "/api/runs/{run}/history?entity=NORTH&metric=load_mw&resolution=year", "", 400 },
        { "GET", "/api/runs/{run}/history?entity=NOWHERE&metric=load_mw", "", 404 },
        { "GET", "/api/runs/{run}/feed?rate=0", "", 400 },
        { "GET", "/api/runs/{run}/feed?rate=NaN", "", 400 },
        { "DELETE", "/api/runs/{run}", "", 405 },
        { "POST", "/api/runs/{run}/advance", "{\"ticks\": 0}", 400 },
        { "POST", "/api/runs/{run}/advance", "{\"ticks\": 1, \"to\": 2}", 400 },
        { "POST", "/api/runs/{run}/advance", "{\"ticks\": \"many\"}", 400 },
        { "POST", "/api/runs/{run}/advance", "{\"tocks\": 1}", 400 },
        { "POST", "/api/runs/{run}/advance", "{", 400 },
        { "POST", "/api/runs/{run}/advance", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", 400 },
        { "PUT", "/api/runs/{run}/speed", "{\"ticksPerSecond\": -1}", 400 },
        { "PUT", "/api/runs/{run}/speed", "{\"ticksPerSecond\": 1e300}", 400 },
        { "POST", "/api/runs", "{\"scenario\": \"../../etc\"}", 404 },
        { "POST", "/api/runs", "{\"scenario\": \"two-zones\", \"id\": \"../out\"}", 400 },
        { "POST", "/api/runs", "{\"scenario\": \"two-zones\", \"seed\": \"-1\"}", 400 },
        { "POST", "/api/runs", "{}", 400 },
        { "POST", "/api/runs", "{\"scenario\": null}", 400 },
        { "POST", "/api/runs", "null", 400 },
        { "POST", "/api/runs", "{\"scenario\": \"\\ud800\"}", 400 },
        { "POST", "/api/runs", "{\"\\ud800\": \"two-zones\"}", 400 },
        { "PUT", "/api/runs/{run}/speed", "{\"\\udc00\": 1}", 400 },
        { "POST", "/api/runs/{run}/events", "{\"id\":\"f\",\"\\ud800\":\"x\",\"target\":\"NORTH\"}", 422 },
        { "POST", "/api/runs/{run}/events", "{\"id\":\"f\",\"kind\":\"outage\",\"target\":\"\\ud83dNORTH\"}", 422 },
        { "POST", "/api/runs/{run}/events", "{\"id\": \"x\"}", 422 },
        { "POST", "/api/runs/{run}/events", "not json", 422 },
        { "POST", "/api/runs/{run}/events", "{\"id\": \"../x\", \"kind\": \"outage\", \"target\": \"NORTH\"}", 422 },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task It_is_refused_with_a_reason(string method, string path, string body, int status)
    {
        (string Facts, string Events) before = await State();
        using HttpResponseMessage answer = await Send(method, path.Replace("{run}", twin.Run), body);

        Assert.Equal(status, (int)answer.StatusCode);
        await AssertExplained(answer);
        Assert.Equal(before, await State());
    }

    [Fact]
    public async Task A_body_that_is_too_long_is_not_read()
    {
        using HttpResponseMessage answer = await Send("POST", $"{twin.Api}/events", $"\"{new string('x', 2 << 20)}\"");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        await AssertExplained(answer);
    }

    [Theory]
    [InlineData("Host", "evil.example", 421)]
    [InlineData("Origin", "http://evil.example", 403)]
    [InlineData("Origin", "null", 403)]
    [InlineData("Sec-Fetch-Site", "cross-site", 403)]
    public async Task Other_hosts_and_origins_may_not_call(string header, string value, int status)
    {
        using HttpResponseMessage answer = await Send("POST", $"{twin.Api}/pause", "", (header, value));
        Assert.Equal(status, (int)answer.StatusCode);
        await AssertExplained(answer);
    }

    [Fact]
    public async Task A_body_that_claims_another_type_is_refused()
    {
        using var content = new StringContent("{\"ticks\": 1}", Encoding.UTF8, "text/plain");
        using HttpResponseMessage answer = await twin.Http.PostAsync($"{twin.Api}/advance", content);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        await AssertExplained(answer);
    }

    [Fact]
    public async Task Beyond_this_machine_changing_calls_need_the_token()
    {
        using var folder = new TempFolder();
        await using RunningTwin open = await RunningTwin.Up(folder.Path, "--scenario", "two-zones", "--address", "http://0.0.0.0:0");
        using var http = new HttpClient { BaseAddress = new UriBuilder(open.Address) { Host = "127.0.0.1" }.Uri };
        string run = await RunOf(http);
        using HttpResponseMessage none = await http.PostAsync($"/api/runs/{run}/pause", null);
        http.DefaultRequestHeaders.Authorization = new("Bearer", "wrong");
        using HttpResponseMessage wrong = await http.PostAsync($"/api/runs/{run}/pause", null);
        await RunningTwin.Until(() => Task.FromResult(open.Said.Contains("Bearer ")), "the token is said");
        string token = open.Said.Split("Bearer ")[1].Split('\n')[0].Trim();
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using HttpResponseMessage right = await http.PostAsync($"/api/runs/{run}/pause", null);
        http.DefaultRequestHeaders.Authorization = new("bearer", token); // names of schemes know no case
        using HttpResponseMessage lower = await http.PostAsync($"/api/runs/{run}/pause", null);

        Assert.Equal(
            [HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.OK, HttpStatusCode.OK],
            [none.StatusCode, wrong.StatusCode, right.StatusCode, lower.StatusCode]);
        await AssertExplained(none);
    }

    private static async Task<string> RunOf(HttpClient http)
    {
        using JsonDocument host = JsonDocument.Parse(await http.GetStringAsync("/api/host"));
        return host.RootElement.GetProperty("current").GetString()!;
    }

    private static async Task AssertExplained(HttpResponseMessage answer)
    {
        string text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("\"fix\":\"", text);
        Assert.DoesNotContain("   at ", text);
        Assert.DoesNotContain("System.", text);
    }

    private async Task<(string Facts, string Events)> State() =>
        (await twin.Http.GetStringAsync(twin.Api), await twin.Http.GetStringAsync($"{twin.Api}/events"));

    private async Task<HttpResponseMessage> Send(string method, string path, string body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method is "POST" or "PUT")
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        foreach ((string name, string value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await twin.Http.SendAsync(request);
    }
}
