namespace DigitalTwin.Model.Chips;

/// <summary>What a sender has reported to each site, so that only news is sent. Entries carry the site in the place of the
/// sender.</summary>
internal static class ChangeNotifier
{
    /// <summary>Compares what is with what was reported, notes it as reported, and lists the news.</summary>
    /// <param name="reported">What was reported, by site; becomes what is.</param>
    /// <param name="now">What is, by site.</param>
    /// <param name="sender">Identifier of the sender.</param>
    /// <param name="news">Receives what has changed.</param>
    public static void Follow(
        List<ChipPipeline> reported,
        SortedDictionary<string, ChipPipeline> now,
        string sender,
        List<(string Site, ChipPipeline Pipeline)> news)
    {
        foreach (ChipPipeline before in reported)
        {
            if (!now.ContainsKey(before.Sender))
                news.Add((before.Sender, new ChipPipeline(sender, 0, 0, 0, 0, 0)));
        }

        foreach ((string site, ChipPipeline pipeline) in now)
        {
            if (!reported.Contains(pipeline with { Sender = site }))
                news.Add((site, pipeline));
        }

        reported.Clear();
        foreach ((string site, ChipPipeline pipeline) in now)
            reported.Add(pipeline with { Sender = site });
    }
}
