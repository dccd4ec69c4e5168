namespace DigitalTwin.Model.Investment;

/// <content>Lines that the country widens. They come after the plants in all lists.</content>
public sealed partial class BuildProgramme
{
    [NotState("Reported and decided upon in one settlement.")]
    private readonly SortedDictionary<string, LineOutlook> _lineOutlooks = new(StringComparer.Ordinal);

    /// <summary>Takes what the market coupling reports of a line's year.</summary>
    public void Take(in LineOutlook outlook) => _lineOutlooks[outlook.Line] = outlook;

    /// <summary>Brings into service what is finished of lines, in the hour in which it is.</summary>
    public IReadOnlyList<LineGrowth> OpenLines(long tick)
    {
        int first = _options.Length;
        if (!_due.Exists(due => due.Option >= first && due.Tick <= tick))
            return [];
        var opened = new List<LineGrowth>();
        for (int i = first; i < _terms.Length; i++)
        {
            int blocks = 0;
            foreach (BuildDue due in _due)
                blocks += due.Option == i && due.Tick <= tick ? due.Blocks : 0;
            if (blocks == 0)
                continue;
            _inServiceMw[i] += blocks * _terms[i].BlockMw;
            opened.Add(new LineGrowth(_terms[i].Subject, blocks * _terms[i].BlockMw));
        }

        _due.RemoveAll(due => due.Option >= first && due.Tick <= tick);
        return opened;
    }

    /// <summary>
    /// As far as the rent of the year paid for it. A line fills no gap: whether who lies behind it can spare anything is not asked.
    /// </summary>
    private void DecideCorridors(long tick)
    {
        for (int i = _options.Length; i < _terms.Length; i++)
        {
            if (!_lineOutlooks.TryGetValue(_terms[i].Subject, out LineOutlook reported))
                continue;
            _rentsUsd[i] = reported.RentUsdPerMwYear;
            Begin(i, BlocksPaid(i), tick);
        }

        _lineOutlooks.Clear();
    }
}
