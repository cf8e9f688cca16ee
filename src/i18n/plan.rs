//! The ready-made pay plans in words. Leaves to others: what they pay (`sim::people`), single amounts (`lever`).

use super::lang::explained;
use crate::sim::people::Plan;

explained! { Plan {
    Siloed => "Cada equipo por lo suyo", "Each team for its own";
        "Marketing cobra por cada MQL; ventas, una comisión.",
        "Marketing is paid per MQL; sales, a commission.";
    SharedRevenue => "Ingresos compartidos", "Shared revenue";
        "Los dos cobran una parte de los ingresos y otra del margen de los clientes que siguen al año. Si el cliente se va, se devuelve media comisión.",
        "Both are paid a part of the revenue and a part of the margin from customers who stay a year. If a customer leaves, half the commission is paid back.";
    ClosedLoop => "Compartidos, con devolución de resultados", "Shared, with outcomes reported back";
        "Lo mismo, y ventas se obliga a contar a marketing qué fue de cada lead.",
        "The same, and sales undertakes to tell marketing what became of each lead.";
    Sla => "Compartidos, con acuerdo (SLA)", "Shared, with an agreement (SLA)";
        "Lo anterior, y un plazo de respuesta que ordena el trabajo, con multa por cada lead tardío.",
        "All that, and a response deadline that orders the work, with a fine for each late lead.";
    DoubleLow => "Con SLA y doble paga por pocos puntos", "With SLA and double pay for low scores";
        "Lo anterior, y ventas cobra el doble por cerrar leads de pocos puntos.",
        "All that, and sales earns double for closing leads with few points.";
} }
