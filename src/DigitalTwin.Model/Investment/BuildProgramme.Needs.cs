namespace DigitalTwin.Model.Investment;

/// <content>A target of self-sufficiency: what own plants lack of the share that the country wants from them.</content>
public sealed partial class BuildProgramme
{
    [NotState("Reported and decided upon in one settlement.")]
    private readonly SortedDictionary<string, double> _needsMw = new(StringComparer.Ordinal);

    /// <summary>Takes what a grid reports of the hour that needed most.</summary>
    public void Take(in ZoneNeed need) => _needsMw[need.Zone] = need.NeedMw;

    /// <summary>
    /// What the country's own plants will lack over its zones together, split over those that lack something in proportion to what each
    /// does: a zone that has more than its share lends it to the others.
    /// </summary>
    private void TakeStockOfNeeds(long tick)
    {
        Array.Clear(_ownGapsMw);
        double allMw = 0, lackingMw = 0;
        int first = 0;
        for (int i = 0; i < zones.Length; i++)
        {
            _ownGapsMw[i] = _needsMw.TryGetValue(zones[i].Zone.Id, out double needMw) ? LackMw(zones[i], first, needMw, tick) : 0;
            allMw += _ownGapsMw[i];
            lackingMw += Math.Max(0, _ownGapsMw[i]);
            first += zones[i].Zone.BuildOptions.Length;
        }

        for (int i = 0; i < zones.Length; i++)
            _ownGapsMw[i] = allMw > 0 ? Math.Max(0, _ownGapsMw[i]) * (allMw / lackingMw) : 0;
        _needsMw.Clear();
    }

    /// <summary>What a zone lacks by itself at its horizon; negative for what it has beyond its share.</summary>
    private double LackMw(BuildZone zone, int first, double needMw, long tick)
    {
        BuildOutlook reported = _outlooks[_options[first].Like.Id];
        double share = zone.Zone.SelfSufficiency!.At(tick + zone.HorizonHours);
        double lackMw = share * (needMw + reported.GrantedMw + zone.GrowthMw(tick, reported.PeakMw)) - zone.OwnFirmMw(tick);
        for (int i = first; i < first + zone.Zone.BuildOptions.Length; i++)
            lackMw -= _decidedMw[i] * _options[i].FirmShare;
        return lackMw;
    }
}
