//! A JSON tree that keeps the order of fields and repeated ones, so that faults can be named with their place.
//! Leaves to others: reading the text (`json`).

use super::fault::Kind;

#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<Node>),
    Object(Vec<(String, Node)>),
}

impl Node {
    pub fn kind(&self) -> Kind {
        match self {
            Node::Null => Kind::Null,
            Node::Bool(_) => Kind::Bool,
            Node::Number(_) => Kind::Number,
            Node::Text(_) => Kind::Text,
            Node::List(_) => Kind::List,
            Node::Object(_) => Kind::Object,
        }
    }

    pub fn get(&self, name: &str) -> Option<&Node> {
        let Node::Object(fields) = self else { return None };
        fields.iter().find(|(field, _)| field == name).map(|(_, node)| node)
    }

    pub fn number(&self, name: &str) -> Option<f64> {
        let Node::Number(number) = self.get(name)? else { return None };
        Some(*number)
    }

    pub fn text(&self, name: &str) -> Option<&str> {
        let Node::Text(text) = self.get(name)? else { return None };
        Some(text)
    }

    pub fn list(&self, name: &str) -> Option<&[Node]> {
        let Node::List(items) = self.get(name)? else { return None };
        Some(items)
    }

    pub fn fields(&self, name: &str) -> Option<&[(String, Node)]> {
        let Node::Object(fields) = self.get(name)? else { return None };
        Some(fields)
    }
}
