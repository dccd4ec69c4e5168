namespace DigitalTwin.Clearing.Tests.Support;

/// <summary>Another order of the same zones and lines, some lines turned round.</summary>
public sealed class Permutation
{
    private readonly ZonalNetwork _network;
    private readonly int[] _zone;
    private readonly int[] _line;
    private readonly bool[] _turned;

    private Permutation(ZonalNetwork network, int[] zone, int[] line, bool[] turned)
    {
        _network = network;
        _zone = zone;
        _line = line;
        _turned = turned;
    }

    public static Permutation Of(ZonalNetwork network, RandomHours random) => new(
        network,
        Shuffle(network.ZoneCount, random),
        Shuffle(network.Lines.Length, random),
        [.. network.Lines.Select(_ => random.Uniform() < 0.5)]);

    /// <summary>The hour in the new order: new place i holds what was at _zone[i].</summary>
    public ZonalMarket Apply(ZonalMarket hour)
    {
        int[] place = new int[_zone.Length];
        for (int i = 0; i < _zone.Length; i++)
            place[_zone[i]] = i;
        var lines = _line.Select((old, l) =>
        {
            ZonalLine line = _network.Lines[old];
            (int from, int to) = _turned[l] ? (line.To, line.From) : (line.From, line.To);
            return new ZonalLine(place[from], place[to], line.ReactancePu, line.Id);
        });
        var network = new ZonalNetwork(_network.ZoneCount, [.. lines], [.. _zone.Select(old => _network.ZoneIds[old])]);
        var market = new ZonalMarket(network);
        for (int i = 0; i < _zone.Length; i++)
        {
            market.BaseMw[i] = hour.BaseMw[_zone[i]];
            for (int k = 0; k < hour.StepPrices(_zone[i]).Length; k++)
                market.AddStep(i, hour.StepPrices(_zone[i])[k], hour.StepWidths(_zone[i])[k]);
        }

        for (int l = 0; l < _line.Length; l++)
        {
            int old = _line[l];
            (double forward, double reverse) = (hour.ForwardMw[old], hour.ReverseMw[old]);
            market.SetLine(l, _turned[l] ? reverse : forward, _turned[l] ? forward : reverse, hour.HurdleUsdPerMwh[old],
                hour.LossShare[old]);
        }

        return market;
    }

    /// <summary>A result of the new order in the old one.</summary>
    public ZonalResult Undo(ZonalResult permuted)
    {
        var result = new ZonalResult(_network) { ObjectiveUsd = permuted.ObjectiveUsd };
        for (int i = 0; i < _zone.Length; i++)
        {
            result.PriceUsdPerMwh[_zone[i]] = permuted.PriceUsdPerMwh[i];
            result.NetPositionMw[_zone[i]] = permuted.NetPositionMw[i];
            result.MarginalPriceUsdPerMwh[_zone[i]] = permuted.MarginalPriceUsdPerMwh[i];
            result.MarginalFraction[_zone[i]] = permuted.MarginalFraction[i];
        }

        for (int l = 0; l < _line.Length; l++)
        {
            double sign = _turned[l] ? -1 : 1;
            result.FlowMw[_line[l]] = (sign * permuted.FlowMw[l]) + 0.0;
            result.CongestionUsdPerMwh[_line[l]] = (sign * permuted.CongestionUsdPerMwh[l]) + 0.0;
        }

        return result;
    }

    private static int[] Shuffle(int count, RandomHours random)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (int i = count - 1; i > 0; i--)
        {
            int j = random.Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }
}
