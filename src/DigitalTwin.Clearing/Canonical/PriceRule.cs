using DigitalTwin.Clearing.Simplex;

namespace DigitalTwin.Clearing.Canonical;

/// <summary>
/// Prices from a partition, on a transport network: the least price vector that supports the answer, that is, the value of the last MW
/// taken.
/// Where nothing bounds a price from below it is the greatest that supports the answer, and zero where nothing bounds it at all.
/// </summary>
/// <remarks>
/// Supporting prices are closed under the componentwise minimum (each condition ties two prices with weights of one sign),
/// so a least one exists. Zones joined by free lines move as one group; a group with a zone that is cut inside a step is known,
/// the others take the least fixed point of their lower bounds, found by relaxation in a fixed order.
/// </remarks>
internal sealed class PriceRule
{
    private readonly Hour _hour;
    private readonly Incidence _incidence;
    private readonly int[] _group;
    private readonly double[] _scale;
    private readonly double[] _shift;
    private readonly double[] _level;
    private readonly bool[] _known;
    private readonly int[] _queue;
    private int _groups;

    public PriceRule(Hour hour, Incidence incidence)
    {
        _hour = hour;
        _incidence = incidence;
        _group = new int[hour.ZoneCount];
        _scale = new double[hour.ZoneCount];
        _shift = new double[hour.ZoneCount];
        _level = new double[hour.ZoneCount];
        _known = new bool[hour.ZoneCount];
        _queue = new int[hour.ZoneCount];
        Price = new double[hour.ZoneCount];
    }

    /// <summary>Price of each zone, USD/MWh.</summary>
    public double[] Price { get; }

    /// <summary>Computes prices; the answer's partition must be final.</summary>
    public void Compute(Answer answer)
    {
        Array.Fill(_group, -1);
        _groups = 0;
        int tail = 0;
        for (int i = 0; i < _hour.ZoneCount; i++)
        {
            if (!answer.ZoneFree[i])
                continue;
            Join(i, _groups, 0, _hour.Price[i][answer.Step[i]]);
            _known[_groups] = true;
            _level[_groups++] = 0;
            _queue[tail++] = i;
        }

        Spread(answer, 0, tail);
        for (int i = 0; i < _hour.ZoneCount; i++)
        {
            if (_group[i] < 0)
                StartGroup(i, answer);
        }

        // A price found from above can bound others from below: turn by turn, until nothing more is bounded.
        while (Relax(answer, upper: false) | Relax(answer, upper: true))
        {
        }

        for (int g = 0; g < _groups; g++)
        {
            if (!_known[g])
                _level[g] = 0;
        }

        for (int i = 0; i < _hour.ZoneCount; i++)
            Price[i] = PriceOf(i);
    }

    private double PriceOf(int zone) =>
        _scale[zone] == 0 ? _shift[zone] : (_scale[zone] * _level[_group[zone]]) + _shift[zone];

    private void Join(int zone, int group, double scale, double shift)
    {
        _group[zone] = group;
        _scale[zone] = scale;
        _shift[zone] = shift;
    }

    private void StartGroup(int zone, Answer answer)
    {
        int group = _groups++;
        _known[group] = false;
        _level[group] = double.NegativeInfinity;
        Join(zone, group, 1, 0);
        _queue[0] = zone;
        Spread(answer, 0, 1);
        CloseCycles(group, answer);
    }

    /// <summary>Carries prices along free lines, breadth first.</summary>
    private void Spread(Answer answer, int head, int tail)
    {
        while (head < tail)
        {
            int zone = _queue[head++];
            for (int e = _incidence.Start[zone]; e < _incidence.Start[zone + 1]; e++)
            {
                int line = _incidence.Line[e];
                int other = _incidence.Other(line, zone);
                if (!answer.LineFree[line] || _group[other] >= 0)
                    continue;
                double gain = _hour.Gain[line], hurdle = _hour.Hurdle[line];
                bool sends = _hour.Order.From[line] == zone == answer.Flow[line] > 0;
                // A joined line may carry a flow of exactly zero; gain 1 and hurdle 0 make either direction the same.
                double scale = sends ? _scale[zone] / gain : gain * _scale[zone];
                double shift = sends ? (_shift[zone] + hurdle) / gain : (gain * _shift[zone]) - hurdle;
                Join(other, _group[zone], scale, shift);
                _queue[tail++] = other;
            }
        }
    }

    /// <summary>A cycle of free lines with losses fixes the level of a group by itself.</summary>
    private void CloseCycles(int group, Answer answer)
    {
        for (int l = 0; l < _hour.LineCount; l++)
        {
            if (!answer.LineFree[l] || _group[_hour.Order.From[l]] != group)
                continue;
            bool forward = answer.Flow[l] > 0;
            int sender = forward ? _hour.Order.From[l] : _hour.Order.To[l], receiver = forward ? _hour.Order.To[l] : _hour.Order.From[l];
            double gain = _hour.Gain[l];
            double scale = (gain * _scale[receiver]) - _scale[sender];
            if (Math.Abs(scale) <= 1e-9)
                continue;
            _level[group] = (_shift[sender] + _hour.Hurdle[l] - (gain * _shift[receiver])) / scale;
            _known[group] = true;
            return;
        }
    }

    /// <summary>Raises unknown levels to the least that meets every lower bound, or lowers them to the greatest under every upper
    /// bound.</summary>
    /// <returns>Whether any became known.</returns>
    private bool Relax(Answer answer, bool upper)
    {
        bool any = false;
        for (int g = 0; g < _groups; g++)
        {
            if (_known[g])
                continue;
            _level[g] = upper ? double.PositiveInfinity : double.NegativeInfinity;
            any = true;
        }

        if (!any)
            return false;
        for (int i = 0; i < _hour.ZoneCount; i++)
            BoundByCurve(i, answer, upper);
        bool moved = true;
        for (int round = 0; moved && round <= _groups; round++)
        {
            moved = false;
            for (int l = 0; l < _hour.LineCount; l++)
                moved |= BoundByLine(l, answer, upper);
        }

        bool found = false;
        for (int g = 0; g < _groups; g++)
        {
            if (_known[g] || !double.IsFinite(_level[g]))
                continue;
            _known[g] = true;
            found = true;
        }

        return found;
    }

    private void BoundByCurve(int zone, Answer answer, bool upper)
    {
        int step = answer.Step[zone];
        if (upper && step < _hour.Steps[zone])
            Bound(zone, _hour.Price[zone][step], upper);
        else if (!upper && step > 0)
            Bound(zone, _hour.Price[zone][step - 1], upper);
    }

    private bool BoundByLine(int line, Answer answer, bool upper)
    {
        if (answer.LineFree[line])
            return false;
        int from = _hour.Order.From[line], to = _hour.Order.To[line];
        double flow = answer.Flow[line], forward = _hour.Forward[line], reverse = _hour.Reverse[line];
        return (forward > 0 && flow >= 0 && BoundBySending(line, from, to, flow >= forward, upper))
            | (reverse > 0 && flow <= 0 && BoundBySending(line, to, from, flow <= -reverse, upper));
    }

    /// <summary>Full: the receiver's price is worth sending to. Idle: it is not.</summary>
    private bool BoundBySending(int line, int sender, int receiver, bool full, bool upper)
    {
        double gain = _hour.Gain[line], hurdle = _hour.Hurdle[line];
        return full != upper
            ? Bound(receiver, (PriceOf(sender) + hurdle) / gain, upper)
            : Bound(sender, (gain * PriceOf(receiver)) - hurdle, upper);
    }

    private bool Bound(int zone, double price, bool upper)
    {
        int group = _group[zone];
        if (_known[group] || !double.IsFinite(price))
            return false;
        if (!upper)
            price = Math.Max(price, _hour.FloorPrice);
        double level = (price - _shift[zone]) / _scale[zone], now = _level[group];
        bool beyond = double.IsFinite(now) ? (upper ? level < now - _hour.TolPrice : level > now + _hour.TolPrice) : true;
        if (beyond)
            _level[group] = level;
        return beyond;
    }
}
