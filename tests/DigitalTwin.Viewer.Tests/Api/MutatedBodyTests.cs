using System.Net;

namespace DigitalTwin.Viewer.Tests.Api;

/// <summary>Bodies that were nearly right: none ends in a 5xx, and the run and the host go on.</summary>
public sealed class MutatedBodyTests(OpenTwinFixture twin) : IClassFixture<OpenTwinFixture>
{
    private const int Mutants = 2_000;

    private static readonly string[] Pieces =
    [
        "\\ud800", "\\udc00", "\\u0000", "\"", "\\", "{", "}", "[", "]", ":", ",", "null", "true", "-", "1e999", "0.5", "\n", "é",
        "9223372036854775808", "\"id\":", "\"target\":", "NORTH", "all", "two-zones",
    ];

    private static readonly (string Method, string Path, string Body)[] Calls =
    [
        ("POST", "/api/runs", "{\"scenario\": \"two-zone\", \"seed\": \"7\", \"id\": \"..\", \"play\": false, \"ticksPerSecond\": 5}"),
        ("POST", "/api/runs/{run}/advance", "{\"ticks\": 1, \"to\": 61}"),
        ("PUT", "/api/runs/{run}/speed", "{\"ticksPerSecond\": 100}"),
        ("POST", "/api/runs/{run}/events", "{\"id\": \"m\", \"kind\": \"demand-shock\", \"target\": \"NORTH\", \"value\": 1.1}"),
        ("POST", "/api/runs/{run}/events", "[{\"id\": \"n\", \"kind\": \"outage\", \"target\": \"all\", \"fuel\": \"gas\"}]"),
    ];

    [Fact]
    public async Task No_mutant_of_a_body_ends_in_a_fault()
    {
        var statuses = new SortedDictionary<int, int>();
        for (int number = 0; number < Mutants; number++)
        {
            (string method, string path, string body) = Calls[number % Calls.Length];
            string mutant = Mutant(body, new Random(number));
            using var request = new HttpRequestMessage(new HttpMethod(method), path.Replace("{run}", twin.Run));
            request.Content = new StringContent(mutant, Encoding.UTF8, "application/json");
            using HttpResponseMessage answer = await twin.Http.SendAsync(request);
            int status = (int)answer.StatusCode;
            Assert.True(status < 500, $"mutant {number}, {method} {path} {mutant}: {status} {await answer.Content.ReadAsStringAsync()}");
            statuses[status] = statuses.GetValueOrDefault(status) + 1;
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", statuses));
        Assert.True(statuses.GetValueOrDefault(400) > Mutants / 10 && statuses.GetValueOrDefault(422) > Mutants / 10);
        using HttpResponseMessage good = await twin.Http.PostAsync(
            $"{twin.Api}/events",
            new StringContent("{\"id\":\"good\",\"kind\":\"demand-shock\",\"target\":\"NORTH\",\"value\":1}", Encoding.UTF8,
                "application/json"));
        Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(twin.RunFolder, "inbox")));
    }

    private static string Mutant(string body, Random random)
    {
        var text = new StringBuilder(body);
        for (int edit = random.Next(3); edit >= 0; edit--)
        {
            int at = random.Next(text.Length), length = Math.Min(random.Next(1, 6), text.Length - at);
            if (random.Next(3) > 0)
                text.Remove(at, length);
            text.Insert(at, random.Next(4) == 0 ? ((char)random.Next(0x20, 0x7f)).ToString() : Pieces[random.Next(Pieces.Length)]);
        }

        return text.ToString();
    }
}
