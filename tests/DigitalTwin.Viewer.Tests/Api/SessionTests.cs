using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;

namespace DigitalTwin.Viewer.Tests.Api;

/// <summary>What a program does with the API: look, step, read history, inject, follow.</summary>
public sealed class SessionTests(TwinFixture twin) : IClassFixture<TwinFixture>
{
    [Fact]
    public async Task A_held_run_goes_on_by_exactly_the_ticks_asked_for()
    {
        long before = await Ticks();
        await twin.Http.PostAsJsonAsync($"{twin.Api}/advance", new { ticks = 3 });
        await twin.Twin.WaitForTicks(twin.Run, before + 3);
        await twin.Twin.WaitForState(twin.Run, "finished");
        Assert.Equal(before + 3, await Ticks());
    }

    [Fact]
    public async Task A_run_that_ticks_takes_another_goal()
    {
        await twin.Http.PostAsJsonAsync($"{twin.Api}/advance", new { });
        await twin.Twin.WaitForState(twin.Run, "playing");
        long goal = await Ticks() + 300;
        await twin.Http.PostAsJsonAsync($"{twin.Api}/advance", new { to = goal });
        await twin.Twin.WaitForState(twin.Run, "finished");
        Assert.Equal(goal, await Ticks());
    }

    [Fact]
    public async Task Snapshot_history_and_the_hourly_file_say_the_same()
    {
        JsonElement world = await twin.Twin.Get($"{twin.Api}/world");
        string[] zones = [.. world.GetProperty("zones").EnumerateArray().Select(zone => zone.GetProperty("id").GetString()!)];
        JsonElement snapshot = await twin.Twin.Get($"{twin.Api}/snapshot?tick=17");
        JsonElement history = await twin.Twin.Get(
            $"{twin.Api}/history?entity={zones[0]}&metric=load_mw&metric=headroom_mw&from=17&to=18");
        string[] file = (await twin.Http.GetStringAsync($"{twin.Api}/exports/zones.csv")).Split('\n');
        string[] row = file.Single(line => line.StartsWith("17,", StringComparison.Ordinal) && line.Contains($",{zones[0]},")).Split(',');
        string[] header = file[0].Split(',');

        foreach ((string metric, int i) in (ReadOnlySpan<(string, int)>)[("load_mw", 0), ("headroom_mw", 1)])
        {
            double written = double.Parse(row[Array.IndexOf(header, metric)], System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(written, snapshot.GetProperty("zones").GetProperty(metric)[0].GetDouble());
            Assert.Equal(written, history.GetProperty("series")[i].GetProperty("mean")[0].GetDouble());
        }
    }

    [Fact]
    public async Task Days_are_the_means_of_their_hours()
    {
        JsonElement world = await twin.Twin.Get($"{twin.Api}/world");
        string zone = world.GetProperty("zones")[0].GetProperty("id").GetString()!;
        string query = $"{twin.Api}/history?entity={zone}&metric=price_usd_mwh&from=0&to=48";
        double[] hours = [.. (await Series(query)).GetProperty("mean").EnumerateArray().Select(value => value.GetDouble())];
        JsonElement days = await Series(query + "&resolution=day");

        Assert.Equal(48, hours.Length);
        Assert.Equal([24, 24], days.GetProperty("hours").EnumerateArray().Select(value => value.GetInt32()));
        Assert.Equal(hours[..24].Average(), days.GetProperty("mean")[0].GetDouble(), 6);
        Assert.Equal(hours[24..].Max(), days.GetProperty("max")[1].GetDouble());
        Assert.Equal(hours[24..].Min(), days.GetProperty("min")[1].GetDouble());
    }

    [Fact]
    public async Task An_event_is_taken_once_and_stands_in_the_log()
    {
        JsonElement world = await twin.Twin.Get($"{twin.Api}/world");
        string line = world.GetProperty("lines")[0].GetProperty("id").GetString()!;
        var lost = new { id = "session-1", kind = "line-loss", target = line, durationHours = 12 };
        using HttpResponseMessage first = await twin.Http.PostAsJsonAsync($"{twin.Api}/events", lost);
        using HttpResponseMessage again = await twin.Http.PostAsJsonAsync($"{twin.Api}/events", lost);
        using HttpResponseMessage wrong =
            await twin.Http.PostAsJsonAsync($"{twin.Api}/events", new { lost.id, kind = "line-los", target = line });
        JsonElement log = await twin.Twin.Get($"{twin.Api}/events");

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("Did you mean line-loss?", await wrong.Content.ReadAsStringAsync());
        Assert.Single(log.EnumerateArray(), entry => entry.GetProperty("id").GetString() == "session-1");
    }

    [Fact]
    public async Task Who_comes_back_with_the_last_event_gets_what_it_has_missed_and_nothing_twice()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{twin.Api}/feed");
        request.Headers.Add("Last-Event-ID", "20");
        using HttpResponseMessage answer = await twin.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        var ids = new List<long>();
        while (ids.Count < 30 && await reader.ReadLineAsync() is string text)
        {
            if (text.StartsWith("id: ", StringComparison.Ordinal))
                ids.Add(long.Parse(text[4..], System.Globalization.CultureInfo.InvariantCulture));
        }

        Assert.Equal(Enumerable.Range(21, 30).Select(id => (long)id), ids);
    }

    [Fact]
    public async Task The_document_names_every_operation_and_its_refusals()
    {
        JsonElement document = await twin.Twin.Get("/openapi/v1.json");
        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString());
        Assert.All(
            document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()),
            operation => Assert.True(operation.Value.TryGetProperty("operationId", out _), operation.Name));
    }

    /// <summary>The page's types are made from the file: it is what the host serves, made anew with UPDATE_DOCS=1.</summary>
    [Fact]
    public async Task The_document_that_the_page_is_built_against_is_the_one_that_is_served()
    {
        JsonObject document = JsonObject.Create(await twin.Twin.Get("/openapi/v1.json"))!;
        document.Remove("servers"); // its own address
        var readable = new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        string served = document.ToJsonString(readable).ReplaceLineEndings("\n") + "\n";
        string file = Path.Combine(RepositoryFolder.Root, "src", "DigitalTwin.Viewer", "page", "openapi.json");
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            await File.WriteAllTextAsync(file, served);
        Assert.True(
            await File.ReadAllTextAsync(file) == served,
            "src/DigitalTwin.Viewer/page/openapi.json is stale: run these tests with UPDATE_DOCS=1, and build the page again.");
    }

    private async Task<long> Ticks() => (await twin.Twin.Get(twin.Api)).GetProperty("ticks").GetInt64();

    private async Task<JsonElement> Series(string query) => (await twin.Twin.Get(query)).GetProperty("series")[0];
}
